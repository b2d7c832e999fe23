import type { Metadata } from 'next';
import { decideRun } from '#app/(portal)/runs/server-actions.ts';
import { ApprovalsInbox } from '#components/approvals/approvals-inbox.tsx';
import { toRun } from '#components/runs/run-wire.ts';
import { Page } from '#components/shell/page.tsx';
import { listApprovals } from '#lib/runs/server/list-approvals.ts';
import { pageContext } from '#lib/web/page-context.ts';

export const metadata: Metadata = { title: 'Approvals' };

/** Looking changes nothing: decisions are server actions. */
export default async function ApprovalsPage() {
  const ctx = await pageContext();
  const { waiting, decided } = await listApprovals(ctx);
  const initial = { waiting: waiting.map(toRun), decided: decided.map(toRun) };
  return (
    <Page crumbs={[{ label: 'Approvals' }]}>
      <ApprovalsInbox initial={initial} decide={decideRun} />
    </Page>
  );
}
