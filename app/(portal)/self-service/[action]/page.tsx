import { submitRun } from '#app/(portal)/self-service/server-actions.ts';
import type { FormSchema } from '#components/schema-form/form-schema.ts';
import { startingValue } from '#components/schema-form/prefill.ts';
import { ActionForm } from '#components/self-service/action-form.tsx';
import { type FirstPreview, previewKey } from '#components/self-service/preview.ts';
import { Page } from '#components/shell/page.tsx';
import { actorId } from '#lib/access/actor.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { listActionStatistics } from '#lib/actions/server/list-action-statistics.ts';
import { toFormSchema } from '#lib/actions/to-form-schema.ts';
import { nounOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { getRun } from '#lib/runs/server/get-run.ts';
import { previewRun } from '#lib/runs/server/preview-run.ts';
import { type Address, addressParams } from '#lib/web/address.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { orUndefined } from '#lib/web/or-undefined.ts';
import { pageContext, type SignedInContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ action: string }>;
  searchParams: Promise<Address>;
}

export default async function ActionFormPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).action);
  const { document, version } = await orNotFound(getAction(ctx, { identifier }));
  const experience = (await listActionStatistics(ctx)).find(({ action }) => action === identifier);
  const { trigger } = document;
  const query = await searchParams;
  const { again } = query;
  const form = toFormSchema(trigger.userInputs);
  const title = document.title || identifier;
  const needsEntity = trigger.operation === 'DAY-2' || trigger.operation === 'DELETE';
  return (
    <Page crumbs={[{ label: 'Self-service', href: '/self-service' }, { label: title }]}>
      <ActionForm
        action={{
          identifier,
          title,
          description: document.description ?? null,
          version,
          needsApproval: Boolean(document.requiredApproval),
          experience,
          subject: needsEntity ? await subjectOf(ctx, trigger.blueprintIdentifier ?? undefined) : undefined,
          buttonText:
            trigger.executeActionButtonText || `Request ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
        }}
        form={form}
        before={typeof again === 'string' ? await runBefore(ctx, again, document) : undefined}
        firstPreview={
          again === undefined && (!needsEntity || query.entity)
            ? firstPreview(ctx, identifier, form.schema as FormSchema, query)
            : undefined
        }
        userId={actorId(ctx.actor)}
        submit={submitRun}
      />
    </Page>
  );
}

/** The page does not wait for it: it may ask GitHub for the workflow. */
function firstPreview(
  ctx: SignedInContext,
  action: string,
  schema: FormSchema,
  query: Address,
): FirstPreview {
  const params = addressParams(query);
  const entity = params.get('entity') || undefined;
  const properties = startingValue(params, schema);
  const request = { action, properties, ...(entity ? { entity } : {}) };
  return {
    of: previewKey({ action, entity, properties }),
    // Why it cannot be had is told to whoever asks for it by itself.
    preview: previewRun(ctx, request).catch(() => undefined),
  };
}

/** The inputs of a run to ask for again, as far as the reader may see it; secrets have to be given anew. */
async function runBefore(ctx: SignedInContext, id: string, { identifier, trigger }: ActionDocument) {
  const run = await orUndefined(getRun(ctx, { id }));
  if (run?.action.identifier !== identifier) return undefined;
  const inputs = trigger.userInputs?.properties ?? {};
  const given = Object.entries(run.properties).filter(([name]) => !inputs[name]?.encryption);
  return { id, version: run.action.version, properties: Object.fromEntries(given) };
}

async function subjectOf(ctx: SignedInContext, blueprint: string | undefined) {
  if (blueprint === undefined) return undefined;
  const found = await orUndefined(getBlueprint(ctx, { identifier: blueprint }));
  return { blueprint, noun: found ? nounOf(found.document) : blueprint };
}
