'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type ServerAction, settleAction } from '#components/query/action-result.ts';
import { DraftBar } from '#components/schema-form/draft-bar.tsx';
import type { FormSchema, FormUiSchema, FormValue } from '#components/schema-form/form-schema.ts';
import { rebase } from '#components/schema-form/rebase.ts';
import { FormSkeleton, SchemaForm } from '#components/schema-form/schema-form.tsx';
import { useDraft } from '#components/schema-form/use-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { FormSchema as Form } from '#lib/blueprints/to-form-schema.ts';
import type { Issue } from '#lib/errors.ts';

export interface SaveEntity {
  blueprint: string;
  /** empty for a new one */
  identifier: string;
  entity: Record<string, unknown>;
  expectedVersion: number;
}

export interface EntityFormProps {
  blueprint: string;
  /** "service" */
  noun: string;
  form: Form;
  userId: string;
  /** undefined: a new one */
  identifier?: string;
  version?: number;
  value?: FormValue;
  save: ServerAction<SaveEntity, { identifier: string }>;
}

const FORM_ID = 'entity';

/**
 * An entity as the form its blueprint makes; what was typed survives a refusal, a reload, a lost connection and a change
 * by somebody else: it is brought onto what the entity is then, while one types.
 */
export function EntityForm({
  blueprint,
  noun,
  form,
  userId,
  identifier,
  version,
  value,
  save,
}: EntityFormProps) {
  const router = useRouter();
  const now = value ?? {};
  const draft = useDraft(userId, `entity:${blueprint}:${identifier ?? ''}`, now, {
    version,
    refit: (mine, base) => ({ value: rebase(base, mine, now) as FormValue, left: [] }),
  });
  const [issues, setIssues] = useState<Issue[]>([]);
  const [failure, setFailure] = useState<string>();
  const [stale, setStale] = useState<number>();
  const [pending, setPending] = useState(false);
  const back = identifier
    ? `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`
    : `/catalog/${encodeURIComponent(blueprint)}`;

  async function submit(entity: FormValue) {
    if (pending) return;
    setPending(true);
    setFailure(undefined);
    setStale(undefined);
    setIssues([]);
    const answer = await settleAction(() =>
      save({ blueprint, identifier: identifier ?? '', entity, expectedVersion: version ?? 0 }),
    );
    if (answer.ok) {
      draft.clear();
      router.push(`/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(answer.data.identifier)}`);
      router.refresh();
    } else {
      setPending(false);
      setIssues(answer.details);
      if (answer.code === 'stale_version') {
        setStale(version);
        router.refresh();
      } else setFailure(answer.message);
    }
  }
  const isStale = stale !== undefined && stale === version;
  if (!draft.ready) return <FormSkeleton fields={6} />;
  return (
    <SchemaForm
      id={FORM_ID}
      label={identifier ? `Edit ${noun}` : `Register ${noun}`}
      schema={form.schema as FormSchema}
      uiSchema={form.uiSchema as FormUiSchema}
      value={draft.value}
      onChange={draft.setValue}
      onSubmit={submit}
      issues={issues}
    >
      <DraftBar
        draft={draft}
        failure={isStale ? <StaleVersion href={back} /> : failure}
        outdatedText={changedMeanwhile}
      >
        <ButtonLink variant="quiet" href={back}>
          Cancel
        </ButtonLink>
        <Button type="submit" variant="primary" pending={pending}>
          {identifier ? `Save ${noun}` : `Register ${noun}`}
        </Button>
      </DraftBar>
    </SchemaForm>
  );
}

const changedMeanwhile = () =>
  'Somebody else changed it since you began. What you changed stands on what it is now; nothing is saved yet.';

/** Until the entity as it is now has come, and what was typed stands on it. */
function StaleVersion({ href }: { href: string }) {
  return (
    <>
      Somebody else changed it meanwhile. What you typed is kept here;{' '}
      <a href={href} target="_blank" rel="noreferrer" className="underline">
        open it as it is now
      </a>{' '}
      in another tab to compare.
    </>
  );
}
