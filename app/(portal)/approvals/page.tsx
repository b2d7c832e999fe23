import type { Metadata } from 'next';
import { decideRun } from '#app/(portal)/runs/server-actions.ts';
import { ApprovalsInbox } from '#components/approvals/approvals-inbox.tsx';
import { Page } from '#components/shell/page.tsx';
import { listApprovals } from '#lib/runs/server/list-approvals.ts';
import { pageContext } from '#lib/web/page-context.ts';

export const metadata: Metadata = { title: 'Approvals' };

/** Looking changes nothing: decisions are server actions. */
export default async function ApprovalsPage() {
  const ctx = await pageContext();
  return (
    <Page crumbs={[{ label: 'Approvals' }]}>
      <ApprovalsInbox initial={await listApprovals(ctx)} decide={decideRun} />
    </Page>
  );
}
