import type { ActionPermissions } from './permissions.ts';

const ROLES: Record<string, string> = { Admin: 'Admins', Member: 'members' };
const NAMED = 3;

/** Why somebody may not run an action, as whom to ask: "Only Admins and members of SIG Network may." */
export function whoMayRun(
  { execute }: Pick<ActionPermissions, 'execute'>,
  titleOfTeam: (team: string) => string,
): string {
  const { users, roles, teams, ownedByTeam, policy } = execute;
  if (policy) return 'It has a policy that cannot be evaluated yet.';
  const who = [
    ...roles.map((role) => (Object.hasOwn(ROLES, role) ? ROLES[role] : role)),
    ...(ownedByTeam ? ['members of the owning team'] : []),
    ...teams.map((team) => `members of ${titleOfTeam(team)}`),
    ...(users.length > 0 ? [users.length === 1 ? 'one named person' : `${users.length} named people`] : []),
  ];
  if (who.length === 0) return 'Nobody may until an Admin says who.';
  const named = who.length > NAMED ? [...who.slice(0, NAMED - 1), `${who.length - NAMED + 1} others`] : who;
  const last = named.pop();
  return `Only ${named.length > 0 ? `${named.join(', ')} and ${last}` : last} may.`;
}
