'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { unwrapAction } from '#components/query/action-result.ts';
import { failureText } from '#components/query/failure-text.ts';
import type { ErrorBody } from '#lib/errors.ts';

export type PeopleAction<Input> = (input: Input) => Promise<{ ok: true; data: unknown } | ErrorBody>;

/** Runs a server action and shows the page anew; `failure` says why when it was refused. */
export function useAct() {
  const router = useRouter();
  const [failure, setFailure] = useState<string>();
  async function act<Input>(action: PeopleAction<Input>, input: Input): Promise<boolean> {
    setFailure(undefined);
    try {
      unwrapAction(await action(input));
      router.refresh();
      return true;
    } catch (error) {
      setFailure(failureText(error));
      return false;
    }
  }
  return { act, failure };
}
