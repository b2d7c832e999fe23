import { lowerCase } from '#lib/actions/action-attributes.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';

export interface Approval {
  required: boolean;
  rule: { type: 'ANY' | 'ALL'; users: string[]; teams: string[]; roles: string[] };
}

/** Whether runs of an action must be approved, and by whom. An unknown strategy counts as the stricter one. */
export function approvalOf({
  document,
  permissions,
}: {
  document: ActionDocument;
  permissions: ActionPermissions;
}): Approval {
  const { requiredApproval } = document;
  const strategy = typeof requiredApproval === 'object' ? (requiredApproval?.type ?? 'ANY') : 'ANY';
  const { users, teams, roles } = permissions.approve;
  return {
    required: Boolean(requiredApproval),
    rule: {
      type: strategy === 'ANY' ? 'ANY' : 'ALL',
      users: lowerCase(users),
      teams: [...new Set(teams)],
      roles: [...new Set(roles)],
    },
  };
}
