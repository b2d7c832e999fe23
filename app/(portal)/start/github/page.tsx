import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { GithubSetup } from '#components/start/github-setup.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { canAll } from '#lib/access/ability.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function ConnectGithubPage() {
  const ctx = await pageContext();
  const { github, url, demo } = ctx.services.env;
  return (
    <Page crumbs={[{ label: 'Get started', href: '/start' }, { label: 'Connect GitHub' }]}>
      <PageBody label="Connect GitHub" width="form">
        <PageHeader
          title="Connect GitHub"
          description="Actions start workflows in your repositories. Quayside reads how GitHub is reached from its environment, once, when it starts."
          className="mb-5"
        />
        {canAll(ctx.ability, 'create', 'Action') ? (
          <GithubSetup
            apiUrl={github.apiUrl}
            credentials={github.app ? 'app' : github.token ? 'token' : 'none'}
            hasWebhookSecret={github.webhookSecret !== undefined}
            webhookUrl={`${url}/api/webhooks/github`}
            isStandIn={demo !== 'off' && !github.apiUrl.startsWith('https:')}
          />
        ) : (
          <NoPermission>Only Admins connect GitHub.</NoPermission>
        )}
      </PageBody>
    </Page>
  );
}
