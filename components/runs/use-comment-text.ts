'use client';

import { useDraft } from '#components/schema-form/use-draft.ts';
import { useViewer } from '#components/shell/viewer.tsx';

const NOTHING = { text: '' };

/** What is being written about a run. It stays through reload, sign-out and somebody else's decision, until it is sent. */
export function useCommentText(runId: string) {
  const { value, setValue, startOver } = useDraft(useViewer().id, `comment:${runId}`, NOTHING);
  return {
    text: typeof value.text === 'string' ? value.text : '',
    setText: (text: string) => setValue({ text }),
    clear: startOver,
  };
}
