import { expect, it } from 'vitest';
import { structureFaults } from '#lib/schema/structure-faults.ts';
import { defaultPermissions, mergePermissions, permissionsPatchSchema } from './permissions.ts';

it('merges key by key inside a block that is sent, and leaves the other block', () => {
  const before = {
    ...defaultPermissions(),
    approve: { users: ['a@x.y'], roles: [], teams: ['t'], policy: { q: 1 } },
  };
  const merged = mergePermissions(before, {
    execute: { teams: ['x'], ownedByTeam: true },
    approve: { policy: null, users: null as never },
  });
  expect(merged).toEqual({
    execute: { users: [], roles: ['Admin', 'Member'], teams: ['x'], ownedByTeam: true, policy: null },
    approve: { users: [], roles: [], teams: ['t'], policy: null },
  });
  expect(mergePermissions(before, {})).toEqual(before);
});

it('refuses lists of anything but names', () => {
  expect(
    structureFaults(permissionsPatchSchema, { execute: { users: [1], roles: 'Admin' } }).map(
      ({ path }) => path,
    ),
  ).toEqual(['/execute/users/0', '/execute/roles']);
});
