import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ImportForm } from '#components/start/import-form.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { canAll } from '#lib/access/ability.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function ImportPage() {
  const ctx = await pageContext();
  return (
    <Page crumbs={[{ label: 'Get started', href: '/start' }, { label: 'Import JSON' }]}>
      <PageBody label="Import JSON" width="form">
        <PageHeader
          title="Import JSON"
          description="Blueprints, actions and entities as their API gives them: in one object with three lists, as one list, or a single one. Entities name their blueprint. All of it is written, or nothing."
          className="mb-5"
        />
        {canAll(ctx.ability, 'create', 'Blueprint') ? (
          <ImportForm />
        ) : (
          <NoPermission>Only Admins define blueprints, so only they import.</NoPermission>
        )}
      </PageBody>
    </Page>
  );
}
