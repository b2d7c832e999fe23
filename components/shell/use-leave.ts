'use client';

import { unstable_rethrow } from 'next/navigation';
import { useCallback } from 'react';
import { type ActionResult, unwrapAction } from '#components/query/action-result.ts';
import { failureText } from '#components/query/failure-text.ts';
import { useToast } from '#components/ui/toast.tsx';

export type SignOut = () => Promise<ActionResult | undefined>;

/** Signs out, and says so when it could not be done: nobody is to believe they have left who have not. */
export function useLeave(): (signOut: SignOut) => Promise<void> {
  const toast = useToast();
  return useCallback(
    async (signOut: SignOut) => {
      try {
        const answer = await signOut();
        if (answer) unwrapAction(answer);
      } catch (error) {
        // Having left is told as a redirect.
        unstable_rethrow(error);
        toast({ title: 'You are still signed in', description: failureText(error), tone: 'danger' });
      }
    },
    [toast],
  );
}
