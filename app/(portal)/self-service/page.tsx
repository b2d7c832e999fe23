import type { Metadata } from 'next';
import { ActionHub } from '#components/self-service/action-hub.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { canAll } from '#lib/access/ability.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { pageContext } from '#lib/web/page-context.ts';

export const metadata: Metadata = { title: 'Self-service' };

export default async function SelfServicePage() {
  const ctx = await pageContext();
  const actions = await listActions(ctx, { triggerType: 'self-service' });
  const define = canAll(ctx.ability, 'create', 'Action') ? (
    <ButtonLink href="/actions/new">Define an action</ButtonLink>
  ) : undefined;
  return (
    <Page crumbs={[{ label: 'Self-service' }]}>
      <PageBody label="Self-service" width="bare">
        <PageHeader
          title="Self-service"
          description="Fill in a form, and the organisation’s own workflow does the rest."
          actions={define}
          className="px-8 pb-4 max-md:px-4"
        />
        <ActionHub
          actions={actions.map(({ identifier, document, can }) => ({
            identifier,
            title: document.title || identifier,
            description: document.description ?? null,
            icon: document.icon ?? null,
            blueprint: document.trigger.blueprintIdentifier ?? null,
            operation: document.trigger.operation ?? 'CREATE',
            needsApproval: Boolean(document.requiredApproval),
            mayExecute: can.execute,
          }))}
        />
      </PageBody>
    </Page>
  );
}
