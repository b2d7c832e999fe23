import type { Attributes } from '#lib/access/match-conditions.ts';
import type { ActionDocument } from './action-schema.ts';
import type { ActionPermissions } from './permissions.ts';

/** What rules see of an action; `entityTeams` are those that own the entity it is to run on. */
export function actionAttributes(
  { document, permissions }: { document: ActionDocument; permissions: ActionPermissions },
  entityTeams: readonly string[] = [],
): Attributes {
  const { users, roles, teams, ownedByTeam } = permissions.execute;
  return {
    identifier: document.identifier,
    blueprint: document.trigger.blueprintIdentifier ?? null,
    operation: document.trigger.operation ?? null,
    users: lowerCase(users),
    roles,
    teams,
    ownedByTeam,
    entityTeams,
  };
}

/** E-mail addresses are compared without regard to case. */
export function lowerCase(emails: readonly string[]): string[] {
  return [...new Set(emails.map((email) => email.toLowerCase()))];
}
