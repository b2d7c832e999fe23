'use client';

import { Link2 } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { type Refusal, type ServerAction, settleAction } from '#components/query/action-result.ts';
import { DraftBar } from '#components/schema-form/draft-bar.tsx';
import { fitDraft } from '#components/schema-form/fit-draft.ts';
import type { FormSchema, FormUiSchema, FormValue } from '#components/schema-form/form-schema.ts';
import { prefillLink, startingValue } from '#components/schema-form/prefill.ts';
import { FormSkeleton, SchemaForm } from '#components/schema-form/schema-form.tsx';
import { useDraft } from '#components/schema-form/use-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { useCopy } from '#components/ui/use-copy.ts';
import type { ActionForm as Form } from '#lib/actions/to-form-schema.ts';
import type { Issue } from '#lib/errors.ts';
import type { Experience } from './action-experience.ts';
import { ActionFacts } from './action-facts.tsx';
import { EntityField } from './entity-field.tsx';
import type { FirstPreview } from './preview.ts';
import { AFTER_FORM, RequestPanel } from './request-panel.tsx';

export interface SubmitInput {
  action: string;
  entity?: string;
  properties: Record<string, unknown>;
  idempotencyKey: string;
}

export interface ActionFormProps {
  action: {
    identifier: string;
    title: string;
    description?: string | null;
    /** the blueprint whose entity a day-2 or delete action needs, and what one of it is called */
    subject?: { blueprint: string; noun: string } | undefined;
    buttonText: string;
    version: number;
    needsApproval: boolean;
    experience?: Experience | undefined;
  };
  form: Form;
  /** the run that is asked for again */
  before?: { id: string; version: number; properties: Record<string, unknown> } | undefined;
  /** of the form as it opens */
  firstPreview?: FirstPreview | undefined;
  userId: string;
  submit: ServerAction<SubmitInput, { id: string }>;
}

const FORM_ID = 'request';

/** Left what is asked, right what will be sent; one idempotency key per filled-in form. */
export function ActionForm({ action, form, before, firstPreview, userId, submit }: ActionFormProps) {
  const params = useSearchParams();
  const router = useRouter();
  const again = useMemo(
    () => before && fitDraft(before.properties, form.schema as FormSchema),
    [before, form.schema],
  );
  const prefill = useMemo(
    () => startingValue(params, form.schema as FormSchema, again?.value),
    [again, params, form.schema],
  );
  const { secrets } = form;
  const entity = params.get('entity') || undefined;
  // A link that brings values has a draft of its own: what it brings is not hidden by an older one.
  const draft = useDraft(
    userId,
    `action:${action.identifier}:${broughtBy(params)}${before?.id ?? ''}`,
    prefill,
    {
      version: action.version,
      refit: (value) => fitDraft(value, form.schema as FormSchema),
      secrets,
    },
  );
  const [issues, setIssues] = useState<Issue[]>([]);
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const [shown, setShown] = useState(false);
  const needsEntity = action.subject !== undefined;

  function chooseEntity(identifier: string | undefined) {
    setFailure(undefined);
    const next = addressed();
    if (identifier) next.set('entity', identifier);
    else next.delete('entity');
    window.history.replaceState(null, '', next.size > 0 ? `?${next}` : window.location.pathname);
  }

  /** A step is a place one can go back to and send to somebody. */
  function openStep(step: number) {
    const next = addressed();
    next.set('step', String(step + 1));
    window.history.pushState(null, '', `?${next}`);
  }

  async function send(properties: FormValue) {
    if (pending) return;
    const entity = addressed().get('entity') || undefined;
    if (needsEntity && !entity) {
      setFailure('Choose what this action is for first.');
      return;
    }
    const request = { action: action.identifier, properties, ...(entity ? { entity } : {}) };
    setPending(true);
    setFailure(undefined);
    setIssues([]);
    const answer = await settleAction(() => submit({ ...request, idempotencyKey: draft.keyFor(request) }));
    if (answer.ok) {
      draft.clear();
      router.push(`/runs/${answer.data.id}`);
    } else {
      setPending(false);
      setIssues(answer.details);
      if (answer.code === 'idempotency_key_reused') draft.clear();
      setFailure(whyRefused(answer));
    }
  }
  return (
    <div className="group/request grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_26.75rem] max-xl:grid-cols-[minmax(0,1fr)_22rem] max-lg:grid-cols-1">
      <div className="flex min-w-0 flex-col">
        <div className="flex-1 px-10 py-6 max-md:px-4">
          <div className="mx-auto max-w-160">
            <PageHeader title={action.title} description={action.description ?? undefined} />
            <p className="mt-2 mb-6 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
              <ActionFacts experience={action.experience} needsApproval={action.needsApproval} />
            </p>
            {before && again ? (
              <AgainNote before={before} left={again.left} version={action.version} />
            ) : null}
            {action.subject ? (
              <EntityField {...action.subject} value={entity} onValueChange={chooseEntity} />
            ) : null}
            {draft.ready ? (
              <SchemaForm
                id={FORM_ID}
                label={action.title}
                schema={form.schema as FormSchema}
                uiSchema={form.uiSchema as FormUiSchema}
                steps={form.steps}
                step={Number(params.get('step') ?? 1) - 1}
                onStepChange={openStep}
                value={draft.value}
                onChange={draft.setValue}
                onSubmit={send}
                onReady={() => setShown(true)}
                issues={issues}
                issueBase="/properties"
              />
            ) : (
              <FormSkeleton />
            )}
          </div>
        </div>
        <FormBar
          action={action}
          draft={draft}
          failure={failure}
          pending={pending || !shown}
          link={prefillLink(
            `/self-service/${encodeURIComponent(action.identifier)}${entity ? `?entity=${encodeURIComponent(entity)}` : ''}`,
            draft.value,
            secrets,
          )}
        />
      </div>
      <RequestPanel
        schema={form.schema as FormSchema}
        action={action.identifier}
        entity={entity}
        properties={draft.value}
        first={firstPreview}
        enabled={draft.ready && (!needsEntity || entity !== undefined)}
      />
    </div>
  );
}

interface AgainNoteProps {
  before: NonNullable<ActionFormProps['before']>;
  /** inputs that no longer fit, by label */
  left: string[];
  /** of the action now */
  version: number;
}

function AgainNote({ before, left, version }: AgainNoteProps) {
  const hasChanged = before.version !== version;
  return (
    <p role="status" className="mb-5 rounded-2 bg-surface-2 px-3 py-2">
      Filled in as in{' '}
      <TextLink inText href={`/runs/${before.id}`}>
        an earlier run
      </TextLink>
      . {hasChanged ? `The action has changed since: version ${before.version} then, ${version} now. ` : ''}
      {left.length > 0 ? `No longer fits: ${left.join(', ')}.` : ''}
    </p>
  );
}

interface FormBarProps {
  action: ActionFormProps['action'];
  draft: ReturnType<typeof useDraft>;
  failure: string | undefined;
  pending: boolean;
  link: string;
}

function FormBar({ action, draft, failure, pending, link }: FormBarProps) {
  const [copied, copy] = useCopy();
  return (
    <DraftBar draft={draft} failure={failure} className={cx('px-10 max-md:px-4', AFTER_FORM)}>
      <Button variant="quiet" onClick={() => copy(`${window.location.origin}${link}`)}>
        <Link2 aria-hidden size={14} />
        <span aria-live="polite">{copied ? 'Copied' : 'Copy link'}</span>
      </Button>
      <Button type="submit" form={FORM_ID} variant="primary" pending={pending}>
        <span className="truncate" title={action.buttonText}>
          {action.buttonText}
        </span>
      </Button>
    </DraftBar>
  );
}

/** The address as it is now: on a busy machine React hears of a change of it much later than the next press. */
const addressed = () => new URLSearchParams(window.location.search);

/** The values in a link, as one text; the entity does not count. */
function broughtBy(params: URLSearchParams): string {
  return [...params]
    .flatMap(([name, value]) => (name.startsWith('in.') ? [`${name}=${value}`] : []))
    .join('&');
}

function whyRefused({ code, message, details }: Refusal): string {
  if (code === 'idempotency_key_reused')
    return 'What you sent before did arrive, with other values. Look under Runs before you send this as well.';
  return details.length > 0 ? `${message} See the marked fields.` : message;
}
