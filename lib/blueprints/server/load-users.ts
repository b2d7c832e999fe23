import { listActionRows } from '#db/queries/actions.ts';
import { type BlueprintRow, listBlueprintRows } from '#db/queries/blueprints.ts';
import { listPolicyRows } from '#db/queries/policies.ts';
import { listPropertyIndexes } from '#db/queries/property-indexes.ts';
import { listReadableViews } from '#db/queries/views.ts';
import { can, canSome } from '#lib/access/ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import type { Users } from '#lib/blueprints/find-uses.ts';
import { renameTarget } from '#lib/blueprints/rename-mentions.ts';
import { namesInView } from '#lib/views/names-in-view.ts';

/** What may depend on a blueprint that is about to become `after`, as far as the caller may see it. */
export async function loadUsers(ctx: Context, row: BlueprintRow, after: BlueprintDocument): Promise<Users> {
  const executor = reader(ctx);
  const [blueprints, actions, policies, views, indexes] = await Promise.all([
    listBlueprintRows(executor),
    listActionRows(executor, {}),
    canSome(ctx.ability, 'read', 'Policy') ? listPolicyRows(executor) : [],
    listReadableViews(executor, ctx.ability, row.id),
    listPropertyIndexes(executor, row.id),
  ]);
  const { identifier } = row;
  const sameName = { ...renameTarget(after, after.identifier, identifier), identifier };
  const visible = blueprints.filter((one) =>
    can(ctx.ability, 'read', 'Blueprint', { identifier: one.identifier }),
  );
  return {
    model: visible.map(({ document }) => document),
    blueprints: visible.map(({ id, document }) => (id === row.id ? sameName : document)),
    actions: actions
      .filter((action) => can(ctx.ability, 'read', 'Action', actionAttributes(action)))
      .map(({ identifier, document }) => ({
        name: identifier,
        title: document.title || identifier,
        document: { ...document },
      })),
    policies: policies.map(({ id, document }) => ({
      name: id,
      title: document.title,
      document: { ...document },
    })),
    views: views.map(({ id, title, state }) => ({ name: id, title, names: namesInView(state) })),
    indexes: indexes.map(({ property }) => property),
  };
}
