'use client';

import { useEffect, useState } from 'react';
import { unwrapAction } from '#components/query/action-result.ts';
import { ApiError } from '#components/query/api-error.ts';
import { failureText } from '#components/query/failure-text.ts';
import { useToast } from '#components/ui/toast.tsx';
import type { ErrorBody, Issue } from '#lib/errors.ts';

export interface SavedDocument {
  identifier: string;
  version: number;
  /** accepted, but probably not what was meant */
  warnings: Issue[];
}

export type SaveAnswer = { ok: true; data: SavedDocument } | ErrorBody;

export interface Saving {
  issues: Issue[];
  warnings: Issue[];
  failure: string | undefined;
  pending: boolean;
  /** undefined when it was refused; what was typed is kept */
  save: (send: () => Promise<SaveAnswer>) => Promise<SavedDocument | undefined>;
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
  async function save(send: () => Promise<SaveAnswer>): Promise<SavedDocument | undefined> {
    setPending(true);
    setFailure(undefined);
    try {
      const saved = unwrapAction(await send());
      setIssues([]);
      setWarnings(saved.warnings);
      sessionStorage.setItem(
        `${PREFIX}${noun}:${saved.identifier}:${saved.version}`,
        JSON.stringify(saved.warnings),
      );
      toast({ title: `The ${noun} is saved`, tone: 'success' });
      return saved;
    } catch (error) {
      setIssues(error instanceof ApiError ? error.details : []);
      setFailure(failureText(error));
      return undefined;
    } finally {
      setPending(false);
    }
  }
  return { issues, warnings, failure, pending, save, refuse: setFailure };
}
