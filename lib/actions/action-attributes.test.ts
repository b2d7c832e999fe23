import { describe, expect, it } from 'vitest';
import { actionAttributes, lowerCase } from './action-attributes.ts';
import { defaultPermissions } from './permissions.ts';
import { githubAction } from './testing-documents.ts';

describe('what rules see of an action', () => {
  it('is what it does, where, and who may run it', () => {
    const document = githubAction({
      trigger: { type: 'self-service', operation: 'DAY-2', blueprintIdentifier: 'service' },
    });
    const permissions = defaultPermissions();
    permissions.execute.teams = ['web'];
    permissions.execute.ownedByTeam = true;
    expect(actionAttributes({ document, permissions }, ['ops'])).toEqual({
      identifier: 'deploy',
      blueprint: 'service',
      operation: 'DAY-2',
      users: [],
      roles: ['Admin', 'Member'],
      teams: ['web'],
      ownedByTeam: true,
      entityTeams: ['ops'],
    });
  });

  it('is null where the document says nothing, so that a condition on it can fail', () => {
    const document = githubAction({ trigger: { type: 'automation' } });
    expect(actionAttributes({ document, permissions: defaultPermissions() })).toMatchObject({
      blueprint: null,
      operation: null,
      entityTeams: [],
    });
  });

  it('is never who may approve: that right is another one', () => {
    const permissions = defaultPermissions();
    permissions.approve = { users: ['boss@x.y'], roles: ['Boss'], teams: ['board'], policy: null };
    const seen = JSON.stringify(actionAttributes({ document: githubAction(), permissions }));
    for (const name of ['boss@x.y', 'Boss', 'board']) expect(seen).not.toContain(name);
  });
});

it('takes e-mail addresses in any case for one, in the order they came', () => {
  expect(lowerCase(['B@x.y', 'a@X.Y', 'b@x.y'])).toEqual(['b@x.y', 'a@x.y']);
});
