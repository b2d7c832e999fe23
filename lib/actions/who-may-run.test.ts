import { expect, it } from 'vitest';
import { defaultPermissions } from './permissions.ts';
import { whoMayRun } from './who-may-run.ts';

const title = (team: string) => (team === 'sig-network' ? 'SIG Network' : team);
const only = (execute: object) =>
  whoMayRun({ execute: { ...defaultPermissions().execute, roles: [], ...execute } }, title);

it.each([
  [{ roles: ['Admin'] }, 'Only Admins may.'],
  [{ roles: ['Admin', 'Member'] }, 'Only Admins and members may.'],
  [{ roles: ['Admin'], teams: ['sig-network'] }, 'Only Admins and members of SIG Network may.'],
  [{ ownedByTeam: true }, 'Only members of the owning team may.'],
  [{ users: ['a@example.com'] }, 'Only one named person may.'],
  [{ users: ['a@example.com', 'b@example.com'], teams: ['x'] }, 'Only members of x and 2 named people may.'],
  [{ teams: ['a', 'b', 'c', 'd', 'e'] }, 'Only members of a, members of b and 3 others may.'],
  [{ roles: ['constructor'] }, 'Only constructor may.'],
  [{}, 'Nobody may until an Admin says who.'],
  [{ roles: ['Member'], policy: { queries: {} } }, 'It has a policy that cannot be evaluated yet.'],
])('says of %j: %s', (execute, sentence) => {
  expect(only(execute)).toBe(sentence);
});

it('names no e-mail address', () => {
  expect(only({ users: ['secret@example.com'] })).not.toContain('secret');
});
