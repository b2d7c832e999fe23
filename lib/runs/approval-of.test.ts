import { expect, it } from 'vitest';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { defaultPermissions } from '#lib/actions/permissions.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { approvalOf } from './approval-of.ts';

const permissions = defaultPermissions();
const approval = (requiredApproval: ActionDocument['requiredApproval'], approve = permissions.approve) =>
  approvalOf({
    document: githubAction({ requiredApproval }),
    permissions: { ...permissions, approve },
  });

it.each<[ActionDocument['requiredApproval'], boolean, 'ANY' | 'ALL']>([
  [undefined, false, 'ANY'],
  [false, false, 'ANY'],
  [true, true, 'ANY'],
  [{}, true, 'ANY'],
  [{ type: 'ANY' }, true, 'ANY'],
  [{ type: 'ALL' }, true, 'ALL'],
])('%j: required %s, %s', (requiredApproval, required, type) => {
  expect(approval(requiredApproval)).toMatchObject({ required, rule: { type } });
});

it('an unknown strategy is never read as the laxer one', () => {
  for (const type of ['any', 'MAJORITY', '', 'ANY '])
    expect(approval({ type })).toMatchObject({ required: true, rule: { type: 'ALL' } });
});

it('names every approver once, e-mail addresses without regard to case', () => {
  const approve = {
    users: ['Ada@Example.com', 'ada@example.com', 'bo@example.com'],
    teams: ['sre', 'SRE', 'sre'],
    roles: ['Admin', 'Admin'],
    policy: null,
  };
  expect(approval(true, approve).rule).toEqual({
    type: 'ANY',
    users: ['ada@example.com', 'bo@example.com'],
    teams: ['sre', 'SRE'],
    roles: ['Admin'],
  });
});
