import { saveNewBlueprint } from '#app/(portal)/builder/server-actions.ts';
import { BlueprintEditor } from '#components/builder/blueprint-editor.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { blueprintDocumentSchema } from '#lib/blueprints/blueprint-document.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { asPlainJson } from '#lib/schema/as-plain-json.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function NewBlueprintPage() {
  const ctx = await pageContext();
  const blueprints = await listBlueprints(ctx);
  return (
    <Page crumbs={[{ label: 'Builder', href: '/builder' }, { label: 'New blueprint' }]}>
      <PageHeader title="New blueprint" className="px-6 pb-3 max-md:px-4" />
      <BlueprintEditor
        document={{ identifier: '', title: '', schema: { properties: {}, required: [] }, relations: {} }}
        blueprints={blueprints.map(({ identifier, document }) => ({ identifier, title: titleOf(document) }))}
        schema={asPlainJson(blueprintDocumentSchema)}
        save={saveNewBlueprint}
      />
    </Page>
  );
}
