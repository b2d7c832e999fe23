import { describe, expect, it } from 'vitest';
import { type QueryUser, userFact } from './bindings.ts';

const ann: QueryUser = { id: 'u1', email: 'ann@x.y', name: 'Ann', role: 'Admin', teams: ['web', 'ops'] };
const machine: QueryUser = { id: 'm1', email: null, name: null, role: null, teams: [] };

describe('a fact about the caller', () => {
  it.each([
    ['id', 'u1'],
    ['email', 'ann@x.y'],
    ['identifier', 'ann@x.y'],
    ['$identifier', 'ann@x.y'],
    ['name', 'Ann'],
    ['$title', 'Ann'],
    ['role', 'Admin'],
    ['port_role', 'Admin'],
    ['team', ['web', 'ops']],
    ['teams', ['web', 'ops']],
    ['$team', ['web', 'ops']],
  ])('%s', (property, value) => expect(userFact(ann, property)).toEqual({ known: true, value }));

  it.each(['', 'password', 'constructor', 'Email'])('does not exist under the name %j', (property) => {
    expect(userFact(ann, property)).toEqual({ known: false, value: undefined });
  });

  it('that is not known of them, or of nobody in particular, is nothing: never null, which equals what is unset', () => {
    for (const property of ['email', 'name', 'role'])
      for (const user of [machine, null])
        expect(userFact(user, property)).toStrictEqual({ known: true, value: undefined });
    expect(userFact(null, 'teams')).toStrictEqual({ known: true, value: undefined });
  });
});
