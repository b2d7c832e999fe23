import type { EntityAction } from '#components/entity/entity-actions.tsx';
import { can } from '#lib/access/ability.ts';
import { teamTitles } from '#lib/access/server/team-titles.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import type { ActionView } from '#lib/actions/server/action-view.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { whoMayRun } from '#lib/actions/who-may-run.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { getEntity } from '#lib/entities/server/get-entity.ts';
import { listEntityHistory } from '#lib/entities/server/list-entity-history.ts';
import { listRelatedEntities } from '#lib/entities/server/list-related-entities.ts';
import { listRuns } from '#lib/runs/server/list-runs.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import type { SignedInContext } from '#lib/web/page-context.ts';

const RELATED = 4;
const CHANGES = 6;

/** What the page of an entity shows whatever its tab: the thing, what it leads to, what was done to it, what one may do. */
export async function loadEntity(ctx: SignedInContext, blueprint: string, identifier: string) {
  const { document } = await orNotFound(getBlueprint(ctx, { identifier: blueprint }));
  const { entity, links } = await orNotFound(getEntity(ctx, { blueprint, identifier }));
  const name = { blueprint, identifier };
  const [related, { history }, { runs }, actions] = await Promise.all([
    listRelatedEntities(ctx, { ...name, limit: RELATED }),
    listEntityHistory(ctx, { ...name, limit: CHANGES + 1 }),
    listRuns(ctx, { blueprint, entity: identifier, limit: 1 }),
    actionsOn(ctx, blueprint, entity.team),
  ]);
  return {
    document,
    entity,
    links,
    related: related.filter(({ count }) => count > 0),
    history,
    runs,
    actions,
  };
}

/** What can be run on this very entity; what the reader may not run says who may. */
async function actionsOn(
  ctx: SignedInContext,
  blueprint: string,
  owners: readonly string[],
): Promise<EntityAction[]> {
  const here = (await listActions(ctx, { triggerType: 'self-service', blueprint })).filter(
    ({ document: { trigger } }) => trigger.operation === 'DAY-2' || trigger.operation === 'DELETE',
  );
  const mayRun = ({ document, permissions }: ActionView) =>
    !permissions.execute.policy &&
    can(ctx.ability, 'execute', 'Action', actionAttributes({ document, permissions }, owners));
  const titles = here.every(mayRun) ? new Map() : await teamTitles(ctx);
  return here.map((action) => ({
    identifier: action.identifier,
    title: action.document.title || action.identifier,
    icon: action.document.icon ?? null,
    needsApproval: Boolean(action.document.requiredApproval),
    refusal: mayRun(action) ? undefined : whoMayRun(action.permissions, (team) => titles.get(team) ?? team),
  }));
}
