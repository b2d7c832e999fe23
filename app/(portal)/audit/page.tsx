import { AuditLog } from '#components/audit/audit-log.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pageContext } from '#lib/web/page-context.ts';

export default async function AuditPage() {
  const ctx = await pageContext();
  const seesAll = ctx.actor.role === 'Admin';
  return (
    <Page crumbs={[{ label: 'Audit' }]}>
      <PageBody label="Audit">
        <PageHeader
          title="Audit"
          description={
            seesAll
              ? 'Who did what, and what changed. Entries can be added and nothing else.'
              : 'What you did, and what was done to things of your teams.'
          }
          className="mb-4"
        />
        <AuditLog filters />
      </PageBody>
    </Page>
  );
}
