import { saveBlueprint } from '#app/(portal)/builder/server-actions.ts';
import { toModel } from '#components/builder/model/model-graph.ts';
import { ModelPage } from '#components/builder/model/model-page.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { can, canAll } from '#lib/access/ability.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BuilderPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const mayDefine = canAll(ctx.ability, 'create', 'Blueprint');
  const blueprints = await listBlueprints(ctx);
  const { blueprint } = await searchParams;
  const chosen = blueprints.find(({ identifier }) => identifier === blueprint);
  if (blueprints.length === 0) return <NoBlueprints mayDefine={mayDefine} />;
  return (
    <Page
      crumbs={
        chosen
          ? [{ label: 'Builder', href: '/builder' }, { label: chosen.document.title || chosen.identifier }]
          : [{ label: 'Builder' }]
      }
    >
      <ModelPage
        model={toModel(blueprints.map(({ identifier, document }) => ({ ...document, identifier })))}
        chosen={chosen && pick(chosen)}
        mayDefine={mayDefine}
        mayChange={
          chosen !== undefined && can(ctx.ability, 'update', 'Blueprint', { identifier: chosen.identifier })
        }
        save={saveBlueprint}
      />
    </Page>
  );
}

function pick({ identifier, version, document }: Awaited<ReturnType<typeof listBlueprints>>[number]) {
  return { identifier, version, document };
}

function NoBlueprints({ mayDefine }: { mayDefine: boolean }) {
  return (
    <Page crumbs={[{ label: 'Builder' }]}>
      <PageBody label="Builder">
        <PageHeader
          title="Model"
          description="Blueprints are the kinds of things the organisation runs. Tables, forms, permissions and the API follow from them."
        />
        <EmptyState
          action={
            mayDefine ? (
              <ButtonLink variant="primary" href="/builder/new/blueprint">
                Define a blueprint
              </ButtonLink>
            ) : undefined
          }
        >
          No blueprints yet.
        </EmptyState>
      </PageBody>
    </Page>
  );
}
