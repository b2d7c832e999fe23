import { submitRun } from '#app/(portal)/self-service/server-actions.ts';
import { ActionForm } from '#components/self-service/action-form.tsx';
import { Page } from '#components/shell/page.tsx';
import { actorId } from '#lib/access/actor.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { listActionStatistics } from '#lib/actions/server/list-action-statistics.ts';
import { toFormSchema } from '#lib/actions/to-form-schema.ts';
import { nounOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { orUndefined } from '#lib/web/or-undefined.ts';
import { pageContext, type SignedInContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ action: string }>;
}

export default async function ActionFormPage({ params }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).action);
  const { document, version } = await orNotFound(getAction(ctx, { identifier }));
  const experience = (await listActionStatistics(ctx)).find(({ action }) => action === identifier);
  const { trigger } = document;
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
        userId={actorId(ctx.actor)}
        submit={submitRun}
      />
    </Page>
  );
}

async function subjectOf(ctx: SignedInContext, blueprint: string | undefined) {
  if (blueprint === undefined) return undefined;
  const found = await orUndefined(getBlueprint(ctx, { identifier: blueprint }));
  return { blueprint, noun: found ? nounOf(found.document) : blueprint };
}
