import { registerEntity } from '#app/(portal)/catalog/server-actions.ts';
import { EntityForm } from '#components/entity/entity-form.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { actorId } from '#lib/access/actor.ts';
import { headingOf, nounOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { toFormSchema } from '#lib/blueprints/to-form-schema.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ blueprint: string }>;
}

export default async function RegisterPage({ params }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).blueprint);
  const { document } = await orNotFound(getBlueprint(ctx, { identifier }));
  const noun = nounOf(document);
  const ownTeams = ctx.actor.kind === 'person' && ctx.actor.role !== 'Admin' ? ctx.actor.teams : [];
  return (
    <Page
      crumbs={[
        { label: 'Catalog', href: '/catalog' },
        { label: headingOf(document), href: `/catalog/${encodeURIComponent(identifier)}` },
        { label: 'Register' },
      ]}
    >
      <PageBody label="Register" width="form">
        <PageHeader title={`Register ${noun}`} className="mb-5" />
        <EntityForm
          blueprint={identifier}
          noun={noun}
          form={toFormSchema(document)}
          userId={actorId(ctx.actor)}
          value={ownTeams.length > 0 ? { team: ownTeams } : {}}
          save={registerEntity}
        />
      </PageBody>
    </Page>
  );
}
