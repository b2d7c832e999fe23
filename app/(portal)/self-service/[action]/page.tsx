import { submitRun } from '#app/(portal)/self-service/server-actions.ts';
import { ActionForm } from '#components/self-service/action-form.tsx';
import { Page } from '#components/shell/page.tsx';
import { actorId } from '#lib/access/actor.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { listActionStatistics } from '#lib/actions/server/list-action-statistics.ts';
import { toFormSchema } from '#lib/actions/to-form-schema.ts';
import { nounOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { getRun } from '#lib/runs/server/get-run.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { orUndefined } from '#lib/web/or-undefined.ts';
import { pageContext, type SignedInContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ action: string }>;
  searchParams: Promise<{ again?: string | string[] }>;
}

export default async function ActionFormPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).action);
  const { document, version } = await orNotFound(getAction(ctx, { identifier }));
  const experience = (await listActionStatistics(ctx)).find(({ action }) => action === identifier);
  const { trigger } = document;
  const { again } = await searchParams;
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
        form={toFormSchema(trigger.userInputs)}
        before={typeof again === 'string' ? await runBefore(ctx, again, document) : undefined}
        userId={actorId(ctx.actor)}
        submit={submitRun}
      />
    </Page>
  );
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
