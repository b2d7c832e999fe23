import type { EntityRow } from '#components/entity-table/entity-row.ts';
import { EMPTY_VIEW, writeView } from '#components/entity-table/view-state.ts';
import { type Change, changesOf } from '#components/home/changes.ts';
import type { OfferedAction } from '#components/home/quick-actions.ts';
import type { HomeRun } from '#components/home/waiting-items.ts';
import { cappedNumber } from '#components/ui/format-number.ts';
import { canAll } from '#lib/access/ability.ts';
import { teamTitles } from '#lib/access/server/team-titles.ts';
import { listActionStatistics } from '#lib/actions/server/list-action-statistics.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { listAuditEvents } from '#lib/audit/server/list-audit-events.ts';
import { pluralOf, titleOf } from '#lib/blueprints/noun.ts';
import type { BlueprintView } from '#lib/blueprints/server/blueprint-view.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { type CatalogColumn, toColumns } from '#lib/blueprints/to-columns.ts';
import { searchBlueprintEntities } from '#lib/entities/server/search-blueprint-entities.ts';
import { isSystemBlueprint } from '#lib/entities/system-blueprints.ts';
import { listApprovals } from '#lib/runs/server/list-approvals.ts';
import { listQuestions, type Question } from '#lib/runs/server/list-questions.ts';
import { listRuns } from '#lib/runs/server/list-runs.ts';
import type { SignedInContext } from '#lib/web/page-context.ts';

export interface Home {
  toDecide: HomeRun[];
  mine: HomeRun[];
  actions: OfferedAction[];
  changes: Change[];
  /** nothing is defined yet, and the reader may begin */
  begins: boolean;
  /** undefined: the reader is in no team, or there is nothing to own */
  owned: Owned | undefined;
}

export interface Owned {
  /** titles of the reader's teams */
  teams: string;
  blueprint: string;
  noun: string;
  rows: EntityRow[];
  columns: CatalogColumn[];
  /** the newest run on each, by identifier; undefined where nothing was ever run on this kind */
  lastRuns: Record<string, HomeRun> | undefined;
  total: string;
  /** the whole list in the catalog */
  href: string;
}

const RECENT_RUNS = 50;
const RUNS_OF_KIND = 100;
const CHANGES = 8;
const CHANGES_READ = 60;
const OWNED = 8;
const KINDS_ASKED = 6;

/** Everything the home page shows, read at once. */
export async function loadHome(ctx: SignedInContext): Promise<Home> {
  const kinds = (await listBlueprints(ctx)).filter(({ identifier }) => !isSystemBlueprint(identifier));
  const [approvals, { runs }, questions, actions, statistics, { events }, owned] = await Promise.all([
    listApprovals(ctx),
    listRuns(ctx, { mine: true, limit: RECENT_RUNS }),
    listQuestions(ctx),
    listActions(ctx, { triggerType: 'self-service' }),
    listActionStatistics(ctx),
    listAuditEvents(ctx, { limit: CHANGES_READ }),
    loadOwned(ctx, kinds),
  ]);
  const usual = new Map(statistics.map(({ action, medianSeconds }) => [action, medianSeconds]));
  return {
    toDecide: approvals.waiting,
    mine: withQuestions(runs, questions),
    actions: actions
      .filter(({ can }) => can.execute)
      .map(({ identifier, document }) => ({
        identifier,
        title: document.title || identifier,
        icon: document.icon ?? null,
        needsApproval: Boolean(document.requiredApproval),
        usualSeconds: usual.get(identifier) ?? null,
        blueprint: document.trigger.blueprintIdentifier ?? null,
      })),
    changes: changesOf(events, CHANGES),
    begins: kinds.length === 0 && canAll(ctx.ability, 'create', 'Blueprint'),
    owned,
  };
}

/** The reader's runs; those on which somebody asked something stay among them, however old they are. */
function withQuestions(runs: readonly HomeRun[], questions: readonly Question[]): HomeRun[] {
  const asked = questions.map(({ run, comment }) => ({ ...run, question: comment }));
  const ids = new Set(asked.map(({ id }) => id));
  return [...asked, ...runs.filter(({ id }) => !ids.has(id))];
}

/** Of the kinds of things there are, the first of which the reader's teams own some; services before all others. */
async function loadOwned(
  ctx: SignedInContext,
  blueprints: readonly BlueprintView[],
): Promise<Owned | undefined> {
  const teams = ctx.actor.kind === 'person' ? ctx.actor.teams : [];
  if (teams.length === 0) return undefined;
  const kinds = blueprints
    .toSorted((left, right) => Number(right.identifier === 'service') - Number(left.identifier === 'service'))
    .slice(0, KINDS_ASKED);
  const rules = [{ property: '$team', operator: 'containsAny', value: teams }];
  const found = await Promise.all(
    kinds.map(async (kind) => ({
      kind,
      ...(await searchBlueprintEntities(ctx, {
        blueprint: kind.identifier,
        query: { combinator: 'and', rules },
        sort: [{ property: '$updatedAt', order: 'DESC' }],
        limit: OWNED,
        count: true,
      })),
    })),
  );
  const chosen = found.find(({ entities }) => entities.length > 0) ?? found[0];
  if (!chosen) return undefined;
  const [titles, lastRuns] = await Promise.all([
    namesOf(ctx, teams),
    lastRunsOf(ctx, chosen.kind.identifier),
  ]);
  const total = chosen.count ? cappedNumber(chosen.count) : '';
  const { identifier } = chosen.kind;
  return {
    teams: titles,
    ...wordsOf(chosen.kind),
    rows: chosen.entities as unknown as EntityRow[],
    columns: tellingColumns(chosen.kind, lastRuns ? 1 : 2),
    lastRuns,
    total,
    href: `/catalog/${encodeURIComponent(identifier)}?${writeView({ ...EMPTY_VIEW, rules })}`,
  };
}

function wordsOf({ document }: BlueprintView): { blueprint: string; noun: string } {
  return { blueprint: titleOf(document), noun: pluralOf(document) };
}

/** Of the runs the reader may see the newest on each entity of a kind. */
async function lastRunsOf(
  ctx: SignedInContext,
  blueprint: string,
): Promise<Record<string, HomeRun> | undefined> {
  const { runs } = await listRuns(ctx, { blueprint, limit: RUNS_OF_KIND });
  if (runs.length === 0) return undefined;
  // The newest come first, so the last one written is the oldest: the other way around.
  return Object.fromEntries(
    runs.toReversed().flatMap((run) => (run.entity ? [[run.entity.identifier, run] as const] : [])),
  );
}

/** Columns that say how a thing stands: choices first. */
function tellingColumns({ document }: BlueprintView, most: number): CatalogColumn[] {
  const short = toColumns(document).filter(
    ({ source, type, format }) =>
      source === 'property' && (type === 'choice' || type === 'number' || (type === 'text' && !format)),
  );
  return short
    .sort((left, right) => Number(right.type === 'choice') - Number(left.type === 'choice'))
    .slice(0, most);
}

async function namesOf(ctx: SignedInContext, teams: readonly string[]): Promise<string> {
  const known = await teamTitles(ctx);
  const titles = teams.map((team) => known.get(team) ?? team);
  if (titles.length <= 2) return titles.join(' and ');
  return `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`;
}
