'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type ServerAction, settleAction } from '#components/query/action-result.ts';

/** Runs a server action and shows the page anew; `failure` says why when it was refused. */
export function useAct() {
  const router = useRouter();
  const [failure, setFailure] = useState<string>();
  async function act<Input>(action: ServerAction<Input>, input: Input): Promise<boolean> {
    setFailure(undefined);
    const answer = await settleAction(() => action(input));
    if (answer.ok) router.refresh();
    else setFailure(answer.message);
    return answer.ok;
  }
  return { act, failure };
}
