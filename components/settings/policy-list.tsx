'use client';

import { useState } from 'react';
import type { ServerAction } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { PolicyForm, type SavedPolicy } from './policy-form.tsx';
import { useAct } from './use-act.ts';

interface ListedPolicy {
  id: string;
  title: string;
  sentence: string;
  /** the document as JSON */
  text: string;
}

interface PolicyListProps {
  policies: ListedPolicy[];
  save: ServerAction<SavedPolicy>;
  remove: ServerAction<{ id: string }>;
}

const EXAMPLE = {
  title: 'Nobody deletes services of tier 1',
  effect: 'cannot',
  verbs: ['delete'],
  subject: 'Entity',
  conditions: { blueprint: 'service', 'properties.tier': '1' },
  appliesTo: { users: [], teams: [], roles: ['Member'] },
  reason: 'Services of tier 1 are retired by the platform team.',
};

/** Stored rules in the order in which they apply. */
export function PolicyList({ policies, save, remove }: PolicyListProps) {
  const [edited, setEdited] = useState<{ id?: string; text: string }>();
  const { act, failure } = useAct();
  const add = (
    <Button onClick={() => setEdited({ text: JSON.stringify(EXAMPLE, null, 2) })}>New policy</Button>
  );
  return (
    <Section title="Policies" id="policies" end={policies.length > 0 ? add : undefined} className="mt-6">
      <div aria-live="assertive">{failure ? <FieldError>{failure}</FieldError> : null}</div>
      {policies.length === 0 ? (
        <EmptyState action={add}>No policies: everybody may do what the roles say.</EmptyState>
      ) : (
        <>
          <p className="mb-2 text-ink-2">
            Where two speak of the same thing, the later one decides. They count from everybody’s next
            request.
          </p>
          <ol className="grid grid-cols-[minmax(0,1fr)] gap-1">
            {policies.map(({ id, title, sentence, text }) => (
              <li key={id} className="flex flex-wrap items-center gap-2 rounded-2 px-3 py-2 shadow-1">
                <div className="min-w-0 flex-1 basis-64">
                  <p className="font-medium wrap-anywhere">
                    <bdi>{title}</bdi>
                  </p>
                  <p className="wrap-anywhere text-ink-2">{sentence}</p>
                </div>
                <Button size="sm" variant="secondary" onClick={() => setEdited({ id, text })}>
                  Edit
                </Button>
                <ConfirmButton
                  size="sm"
                  question={`Delete the policy ${title}?`}
                  consequence="It counts no more from the next request on."
                  confirmLabel="Delete policy"
                  onConfirm={async () => void (await act(remove, { id }))}
                >
                  Delete
                </ConfirmButton>
              </li>
            ))}
          </ol>
        </>
      )}
      <Dialog
        open={edited !== undefined}
        onOpenChange={() => setEdited(undefined)}
        title={edited?.id ? 'Edit the policy' : 'New policy'}
        description="A rule for people, teams or roles. Conditions compare attributes with $eq, $in, $ne, $and, $or and so on."
      >
        {edited ? <PolicyForm {...edited} save={save} onDone={() => setEdited(undefined)} /> : null}
      </Dialog>
    </Section>
  );
}
