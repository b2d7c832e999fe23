'use client';

import { useEffect, useState } from 'react';
import { type ActionResult, settleAction } from '#components/query/action-result.ts';
import { useToast } from '#components/ui/toast.tsx';
import type { Issue } from '#lib/errors.ts';

export interface SavedDocument {
  identifier: string;
  version: number;
  /** accepted, but probably not what was meant */
  warnings: Issue[];
}

export interface Saving {
  issues: Issue[];
  warnings: Issue[];
  failure: string | undefined;
  pending: boolean;
  /** undefined when it was refused; what was typed is kept */
  save: (send: () => Promise<ActionResult<SavedDocument>>) => Promise<SavedDocument | undefined>;
  refuse: (why: string) => void;
}

const PREFIX = 'quayside.warnings.';

/**
 * Saves a document of one kind. Its warnings stand as long as the version they came with is open in this tab: saving
 * leads to another page, or to this one anew.
 */
export function useSave(noun: string, identifier: string | undefined, version: number | undefined): Saving {
  const toast = useToast();
  const [issues, setIssues] = useState<Issue[]>([]);
  const [warnings, setWarnings] = useState<Issue[]>([]);
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  useEffect(() => {
    const kept = sessionStorage.getItem(`${PREFIX}${noun}:${identifier}:${version}`);
    setWarnings(kept === null ? [] : (JSON.parse(kept) as Issue[]));
  }, [noun, identifier, version]);
  async function save(send: Parameters<Saving['save']>[0]): Promise<SavedDocument | undefined> {
    setPending(true);
    setFailure(undefined);
    const answer = await settleAction(send);
    setPending(false);
    if (!answer.ok) {
      setIssues(answer.details);
      setFailure(answer.message);
      return undefined;
    }
    const saved = answer.data;
    setIssues([]);
    setWarnings(saved.warnings);
    sessionStorage.setItem(
      `${PREFIX}${noun}:${saved.identifier}:${saved.version}`,
      JSON.stringify(saved.warnings),
    );
    toast({ title: `The ${noun} is saved`, tone: 'success' });
    return saved;
  }
  return { issues, warnings, failure, pending, save, refuse: setFailure };
}
