import { RunList } from '#components/runs/run-list.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pageContext } from '#lib/web/page-context.ts';

export default async function RunsPage() {
  await pageContext();
  return (
    <Page crumbs={[{ label: 'Runs' }]}>
      <PageBody label="Runs" width="full">
        <PageHeader title="Runs" className="mb-3" />
        <RunList filters />
      </PageBody>
    </Page>
  );
}
