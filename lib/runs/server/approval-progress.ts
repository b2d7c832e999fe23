import type { RunRow } from '#db/queries/runs.ts';
import { findTeamTitles } from '#db/queries/teams.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { type ApprovalPlace, fills, openPlaces, placesOf } from '#lib/runs/approval-rules.ts';
import { possibleApprovers, requesterEmail, rightfulApprovers, ruleOf } from './rightful-approvers.ts';

/** How far a waiting run is from being released, and by whom it can be. */
export interface ApprovalProgress {
  type: 'ANY' | 'ALL';
  /** approvals that the rule asks for: one, or one for each place */
  needed: number;
  /** of those, how many are there */
  given: number;
  /** people who could approve and have not, counted up to `MOST` */
  candidates: number;
  /** places of an ALL rule that nobody fills yet */
  open: OpenPlace[];
  /** The rule names the requester, whose own place is left out: nobody approves a request of their own. */
  leavesOutRequester: boolean;
}

interface OpenPlace extends ApprovalPlace {
  title: string;
  /** Somebody is there who could fill it. */
  canBeFilled: boolean;
}

const MOST = 200;

/** Null for a run that does not wait for approval. */
export async function approvalProgress(ctx: Context, run: RunRow): Promise<ApprovalProgress | null> {
  if (run.state !== 'waiting') return null;
  const rule = ruleOf(run);
  const requester = requesterEmail(run);
  const { approvers } = await rightfulApprovers(ctx, run);
  const approved = new Set(approvers.map(({ id }) => id));
  const candidates = (await possibleApprovers(ctx, run, MOST)).filter(({ id }) => !approved.has(id));
  const open = rule.type === 'ALL' ? openPlaces(rule, approvers, requester) : [];
  const needed = rule.type === 'ALL' ? placesOf(rule, requester).length : 1;
  const teams = await findTeamTitles(reader(ctx), namesOf('team', open));
  const titleOf = ({ kind, name }: ApprovalPlace) => {
    if (kind === 'team') return teams.get(name) ?? name;
    return (kind === 'user' && candidates.find(({ email }) => email?.toLowerCase() === name)?.name) || name;
  };
  return {
    type: rule.type,
    needed,
    given: rule.type === 'ALL' ? needed - open.length : Math.min(approvers.length, 1),
    candidates: candidates.length,
    open: open.map((place) => ({
      ...place,
      title: titleOf(place),
      canBeFilled: candidates.some((candidate) => fills(candidate, place)),
    })),
    leavesOutRequester: requester !== null && rule.users.includes(requester.toLowerCase()),
  };
}

function namesOf(kind: ApprovalPlace['kind'], places: readonly ApprovalPlace[]): string[] {
  return places.filter((place) => place.kind === kind).map(({ name }) => name);
}
