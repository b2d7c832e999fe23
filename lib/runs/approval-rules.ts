/**
 * Who may release a run. ANY: one approval of somebody entitled is enough. ALL: every user, team and role that
 * is named needs an approver of its own; one person fills one place. The requester fills none, so a place
 * that names only the requester is left out, unless it is the only one.
 */
export interface ApprovalRule {
  type: 'ANY' | 'ALL';
  /** e-mail addresses in lower case */
  users: readonly string[];
  teams: readonly string[];
  roles: readonly string[];
}

/** Somebody whose approval still counts: entitled now, and not the requester. */
export interface Approver {
  id: string;
  email: string | null;
  role: string;
  teams: readonly string[];
  /** a machine client, where the action lets it approve: fills any one place */
  isMachine: boolean;
}

export interface ApprovalPlace {
  kind: 'user' | 'team' | 'role';
  name: string;
}

/** The places of an ALL rule that no approval fills yet, empty when the run may go. For ANY: one place or none. */
export function openPlaces(
  rule: ApprovalRule,
  approvers: readonly Approver[],
  requesterEmail: string | null,
): ApprovalPlace[] {
  const places = placesOf(rule, requesterEmail);
  if (rule.type === 'ANY' || places.length === 0) return approvers.length > 0 ? [] : places.slice(0, 1);
  const filledBy = assign(places, approvers);
  return places.filter((_, index) => filledBy[index] === undefined);
}

/** Whether the approvals suffice. A rule that names nobody is never satisfied. */
export function isQuorum(
  rule: ApprovalRule,
  approvers: readonly Approver[],
  requesterEmail: string | null,
): boolean {
  return approvers.length > 0 && openPlaces(rule, approvers, requesterEmail).length === 0;
}

/** The places of a rule; the requester's own is among them only when there is no other. */
export function placesOf(
  { users, teams, roles }: ApprovalRule,
  requesterEmail: string | null,
): ApprovalPlace[] {
  const places: ApprovalPlace[] = [
    ...users.map((name) => ({ kind: 'user' as const, name })),
    ...teams.map((name) => ({ kind: 'team' as const, name })),
    ...roles.map((name) => ({ kind: 'role' as const, name })),
  ];
  const others = places.filter(({ kind, name }) => kind !== 'user' || name !== requesterEmail?.toLowerCase());
  return others.length > 0 ? others : places;
}

/** Whether the approver is one of those whom the place asks. */
export function fills(approver: Approver, { kind, name }: ApprovalPlace): boolean {
  if (approver.isMachine) return true;
  if (kind === 'user') return approver.email?.toLowerCase() === name;
  return kind === 'team' ? approver.teams.includes(name) : approver.role === name;
}

/** Fills as many places as possible, each approver one (augmenting paths); `result[place]` is the approver. */
function assign(places: readonly ApprovalPlace[], approvers: readonly Approver[]): (Approver | undefined)[] {
  const filledBy: (Approver | undefined)[] = places.map(() => undefined);
  const seat = (approver: Approver, seen: Set<number>): boolean =>
    places.some((place, index) => {
      if (seen.has(index) || !fills(approver, place)) return false;
      seen.add(index);
      const sitting = filledBy[index];
      if (sitting && !seat(sitting, seen)) return false;
      filledBy[index] = approver;
      return true;
    });
  const distinct = new Map(approvers.map((approver) => [approver.id, approver]));
  for (const approver of distinct.values()) seat(approver, new Set());
  return filledBy;
}
