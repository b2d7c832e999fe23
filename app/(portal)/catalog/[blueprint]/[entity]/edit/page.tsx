import { saveEntity } from '#app/(portal)/catalog/server-actions.ts';
import { EntityForm } from '#components/entity/entity-form.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { actorId } from '#lib/access/actor.ts';
import { headingOf, nounOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { toFormSchema } from '#lib/blueprints/to-form-schema.ts';
import { formValueOf } from '#lib/entities/form-value.ts';
import { getEntity } from '#lib/entities/server/get-entity.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ blueprint: string; entity: string }>;
}

export default async function EditEntityPage({ params }: Props) {
  const ctx = await pageContext();
  const names = await params;
  const blueprint = decodeURIComponent(names.blueprint);
  const identifier = decodeURIComponent(names.entity);
  const { document } = await orNotFound(getBlueprint(ctx, { identifier: blueprint }));
  const { entity, version } = await orNotFound(getEntity(ctx, { blueprint, identifier }));
  const path = `/catalog/${encodeURIComponent(blueprint)}`;
  const title = entity.title || entity.identifier;
  return (
    <Page
      crumbs={[
        { label: 'Catalog', href: '/catalog' },
        { label: headingOf(document), href: path },
        { label: title, href: `${path}/${encodeURIComponent(identifier)}` },
        { label: 'Edit' },
      ]}
    >
      <PageBody label="Edit" width="form">
        <PageHeader title={`Edit ${title}`} className="mb-5" />
        <EntityForm
          blueprint={blueprint}
          noun={nounOf(document)}
          form={toFormSchema(document)}
          userId={actorId(ctx.actor)}
          identifier={identifier}
          version={version}
          value={formValueOf(entity)}
          save={saveEntity}
        />
      </PageBody>
    </Page>
  );
}
