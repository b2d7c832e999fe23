import { findAction } from '#db/queries/actions.ts';
import { countUnsentRuns } from '#db/queries/runs.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import type { ActionChange } from '#lib/actions/action-change.ts';
import { parseAction } from '#lib/actions/parse-action.ts';
import { parsePermissionsPatch } from '#lib/actions/parse-permissions.ts';
import { mergePermissions } from '#lib/actions/permissions.ts';
import { planAction as planChanges } from '#lib/actions/plan-action.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { requireAction, withIdentifier } from './require-action.ts';
import { workflowWarnings } from './workflow-warnings.ts';

interface PlanAction {
  identifier: string;
  document: unknown;
  /** a patch; what it leaves out stays */
  permissions?: unknown;
  expectedVersion?: number | undefined;
}

interface ActionPlan {
  changes: ActionChange[];
  /** what saving would warn of */
  warnings: Issue[];
  /** not sent yet: they keep the request they were asked with, while new approvers count at once */
  runs: { waiting: number };
}

/** What saving an action would change. Refused as saving would be; nothing is written. */
export async function planAction(ctx: Context, input: PlanAction): Promise<ActionPlan> {
  const { identifier, expectedVersion } = input;
  const row = await requireAction(ctx, identifier);
  authorise(ctx, 'update', 'Action', actionAttributes(row));
  requireVersion(row.version, expectedVersion);
  const { document, warnings } = parseAction(withIdentifier(input.document, identifier));
  const patch = input.permissions ? parsePermissionsPatch(input.permissions) : undefined;
  const permissions = patch ? mergePermissions(row.permissions, patch) : row.permissions;
  authorise(ctx, 'update', 'Action', actionAttributes({ document, permissions }));
  if (document.identifier !== identifier && (await findAction(reader(ctx), document.identifier)))
    throw new AppError('already_exists', `An action "${document.identifier}" exists already.`);
  const [found, waiting] = await Promise.all([
    workflowWarnings(ctx, document),
    countUnsentRuns(reader(ctx), row.id),
  ]);
  return {
    changes: planChanges(row, { document, permissions }),
    warnings: [...warnings, ...found],
    runs: { waiting },
  };
}
