import { type BlueprintRow, findBlueprint } from '#db/queries/blueprints.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { findUses, type Subject, type Use } from '#lib/blueprints/find-uses.ts';
import { planChanges } from '#lib/blueprints/plan-changes.ts';
import type { PlannedChange } from '#lib/blueprints/planned-change.ts';
import { renameTarget } from '#lib/blueprints/rename-mentions.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { type ChangeCount, type Counts, countChanges } from './count-changes.ts';
import { guardSystemBlueprint } from './guard-system-blueprint.ts';
import { loadUsers } from './load-users.ts';
import { requireBlueprint } from './require-blueprint.ts';
import { missingTargets, requireDocument, withIdentifier } from './require-document.ts';

interface PlanBlueprint {
  /** undefined: a new one */
  identifier?: string;
  document: unknown;
  expectedVersion?: number | undefined;
}

interface BlueprintPlan {
  changes: (Omit<PlannedChange, 'check'> & ChangeCount & { usedBy: Use[] })[];
  /** what saving would warn of */
  warnings: Issue[];
  /** entities of the blueprint */
  rows: Counts['rows'];
}

/**
 * What saving `document` would change, how many entities that touches, which would not fit, and who uses what.
 * Refused as saving would be; nothing is written, and saving rewrites no entity either.
 */
export async function planBlueprint(ctx: Context, input: PlanBlueprint): Promise<BlueprintPlan> {
  const { identifier } = input;
  return identifier === undefined
    ? planNew(ctx, input.document)
    : planExisting(ctx, { ...input, identifier });
}

async function planNew(ctx: Context, input: unknown): Promise<BlueprintPlan> {
  const { document, warnings } = requireDocument(input);
  authorise(ctx, 'create', 'Blueprint', { identifier: document.identifier });
  await refuseTaken(ctx, document.identifier);
  const nothing = { rows: 0, failing: 0, examples: [], exact: true, usedBy: [] };
  return {
    changes: planChanges(undefined, document).map(({ check: _, ...change }) => ({ ...change, ...nothing })),
    warnings: [...warnings, ...(await missingTargets(ctx, document))],
    rows: { value: 0, exact: true },
  };
}

async function planExisting(
  ctx: Context,
  { identifier, document: input, expectedVersion }: PlanBlueprint & { identifier: string },
): Promise<BlueprintPlan> {
  const row = await requireBlueprint(ctx, identifier);
  authorise(ctx, 'update', 'Blueprint', { identifier });
  requireVersion(row.version, expectedVersion);
  const { document: sent, warnings } = requireDocument(withIdentifier(input, identifier));
  guardSystemBlueprint(row, sent);
  const isRenamed = sent.identifier !== identifier;
  const document = isRenamed ? renameTarget(sent, identifier, sent.identifier) : sent;
  if (isRenamed) {
    authorise(ctx, 'update', 'Blueprint', { identifier: document.identifier });
    await refuseTaken(ctx, document.identifier);
  }
  const [plan, missing] = await Promise.all([
    weigh(ctx, row, document, planChanges(row.document, document)),
    missingTargets(ctx, document),
  ]);
  return { ...plan, warnings: [...warnings, ...missing] };
}

async function weigh(
  ctx: Context,
  row: BlueprintRow,
  document: BlueprintDocument,
  changes: readonly PlannedChange[],
): Promise<Pick<BlueprintPlan, 'changes' | 'rows'>> {
  const [{ counts, rows }, users] = await Promise.all([
    countChanges(
      ctx,
      row.id,
      changes.map(({ check }) => check),
    ),
    loadUsers(ctx, row, document),
  ]);
  const weighed = changes.map(({ check: _, ...change }, index) => {
    const subject = subjectOf(row.identifier, change);
    const usedBy = subject ? findUses(subject, users) : [];
    return { ...change, ...(counts[index] as ChangeCount), usedBy };
  });
  return { changes: weighed, rows };
}

/** The part of the blueprint that others may rely on; what is added nobody uses yet. */
function subjectOf(
  blueprint: string,
  { kind, what, name }: Pick<PlannedChange, 'kind' | 'what' | 'name'>,
): Subject | undefined {
  if (kind === 'rename') return { blueprint, kind: 'blueprint', name: blueprint };
  if (kind === 'add') return undefined;
  switch (what) {
    case 'property':
    case 'mirror':
    case 'calculation':
    case 'aggregation':
      return { blueprint, kind: 'property', name };
    case 'relation':
      return { blueprint, kind: 'relation', name };
    default:
      return undefined;
  }
}

async function refuseTaken(ctx: Context, identifier: string): Promise<void> {
  if (!(await findBlueprint(reader(ctx), identifier))) return;
  throw new AppError('already_exists', `A blueprint "${identifier}" exists already.`);
}
