import { expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { parsePolicy } from './policy.ts';

const valid = {
  title: 'Freeze',
  effect: 'cannot',
  verbs: ['update', 'delete'],
  subject: 'Entity',
  conditions: { 'properties.locked': true, team: { $in: { context: 'user', property: 'teams' } } },
  appliesTo: { users: [], teams: [], roles: ['Member'] },
  reason: 'Change freeze.',
};

function faults(document: unknown): (string | undefined)[] {
  try {
    parsePolicy(document);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.details?.map(({ path }) => path) ?? [error.message];
  }
}

test('takes what is right', () => {
  expect(parsePolicy(valid)).toEqual(valid);
  expect(faults({ ...valid, conditions: undefined })).toEqual([]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['no title', { title: '' }, '/title'],
  ['an unknown effect', { effect: 'may' }, '/effect'],
  ['no verbs', { verbs: [] }, '/verbs'],
  ['manage', { verbs: ['manage'] }, '/verbs/0'],
  ['everything', { subject: 'all' }, '/subject'],
  ['policies themselves', { subject: 'Policy' }, '/subject'],
  ['users', { subject: 'User' }, '/subject'],
  ['teams', { subject: 'Team' }, '/subject'],
  ['machine clients', { subject: 'MachineClient' }, '/subject'],
  ['nobody', { appliesTo: { users: [], teams: [], roles: [] } }, '/appliesTo'],
  ['an unknown role', { appliesTo: { users: [], teams: [], roles: ['Owner'] } }, '/appliesTo/roles/0'],
  ['an unknown key', { inverted: true }, '/inverted'],
  ['$regex', { conditions: { identifier: { $regex: '.' } } }, '/conditions/identifier/$regex'],
  ['$where', { conditions: { $where: '1' } }, '/conditions/$where'],
  ['an attribute of another subject', { conditions: { requestedBy: 'x' } }, '/conditions/requestedBy'],
  [
    '10,000 alternatives',
    { conditions: { $or: Array.from({ length: 10_000 }, () => ({ title: 'x' })) } },
    '/conditions/$or/200/title',
  ],
])('refuses %s', (_, change, path) => {
  expect(faults({ ...valid, ...change })).toContain(path);
});

test('refuses names of the prototype and unknown facts', () => {
  expect(faults({ ...valid, conditions: JSON.parse('{"__proto__": {"x": 1}}') })).toEqual([
    '/conditions/__proto__',
  ]);
  expect(faults({ ...valid, conditions: { team: { context: 'user', property: 'password' } } })).toHaveLength(
    1,
  );
  expect(faults({ ...valid, conditions: { team: { context: 'env', property: 'email' } } })).toHaveLength(1);
});

test.each([null, [], 'x', 5, {}])('refuses %j', (document) => {
  expect(faults(document).length).toBeGreaterThan(0);
});
