import { describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { parsePermissionsPatch } from './parse-permissions.ts';
import { defaultPermissions, mergePermissions } from './permissions.ts';

function refusal(patch: unknown): [code: string, ...places: string[]] {
  try {
    parsePermissionsPatch(patch);
  } catch (error) {
    if (isAppError(error))
      return [error.code, ...(error.details ?? []).map(({ path, code }) => `${path} ${code}`)];
    throw error;
  }
  return ['accepted'];
}

describe('a change of permissions', () => {
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['one block', { execute: { users: ['a@x.y'] } }],
    ['blocks that are null, as clients write what is unset', { execute: null, approve: null }],
    ['lists that are null', { approve: { users: null, roles: null, teams: null, policy: null } }],
    ['a policy of any shape', { execute: { policy: { queries: {}, conditions: ['true'] } } }],
    ['what another version of the client knows', { execute: { everyone: true }, note: 'x' }],
  ])('may be %s', (_name, patch) => expect(parsePermissionsPatch(patch)).toBe(patch));

  it.each<[string, unknown, string]>([
    ['a list', [], ' wrong_type'],
    ['a text', 'everybody', ' wrong_type'],
    ['null', null, ' wrong_type'],
    ['a block that is a list', { execute: [] }, '/execute wrong_type'],
    ['one name instead of a list', { execute: { teams: 'web' } }, '/execute/teams wrong_type'],
    ['a number among names', { approve: { users: ['a@x.y', 5] } }, '/approve/users/1 wrong_type'],
    ['an empty name', { approve: { teams: [''] } }, '/approve/teams/0 too_short'],
    ['a name no address has', { execute: { users: ['x'.repeat(321)] } }, '/execute/users/0 too_long'],
    ['501 names', { execute: { users: Array(501).fill('a') } }, '/execute/users too_many_items'],
    ['a yes in words', { execute: { ownedByTeam: 'yes' } }, '/execute/ownedByTeam wrong_type'],
  ])('may not be %s', (_name, patch, place) => expect(refusal(patch)).toEqual(['invalid_input', place]));

  it('names every fault, and refuses what cannot be stored before looking further', () => {
    expect(refusal({ execute: { users: 5 }, approve: { roles: 'Admin' } })).toEqual([
      'invalid_input',
      '/execute/users wrong_type',
      '/approve/roles wrong_type',
    ]);
    expect(refusal({ execute: { users: ['a\0'], roles: 5 } })).toEqual([
      'invalid_input',
      '/execute/users/0 invalid_text',
    ]);
    const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`);
    expect(refusal({ execute: { policy: deep } })[0]).toBe('schema_too_complex');
  });
});

describe('permissions that are merged', () => {
  const current = defaultPermissions();

  it('are new objects: what was stored is not changed under its readers', () => {
    const before = JSON.stringify(current);
    const merged = mergePermissions(current, { execute: { roles: [] }, approve: { users: ['a@x.y'] } });
    expect(JSON.stringify(current)).toBe(before);
    expect(merged.execute).not.toBe(current.execute);
  });

  it('lose with null what a block held, and the owners’ right with it', () => {
    const owned = mergePermissions(current, { execute: { ownedByTeam: true, policy: { conditions: [] } } });
    expect(owned.execute).toMatchObject({ ownedByTeam: true, policy: { conditions: [] } });
    const cleared = mergePermissions(owned, {
      execute: { ownedByTeam: null as never, policy: null, roles: null as never },
    });
    expect(cleared.execute).toEqual({ users: [], roles: [], teams: [], ownedByTeam: false, policy: null });
  });

  it('end the same when the same change comes twice', () => {
    const patch = { execute: { teams: ['web'], ownedByTeam: true }, approve: { roles: [] } };
    const once = mergePermissions(current, patch);
    expect(mergePermissions(once, patch)).toEqual(once);
  });

  it('keep no key that is no permission', () => {
    const merged = mergePermissions(current, {
      execute: { everyone: true } as never,
      approve: null as never,
    });
    expect(merged).toEqual(current);
  });
});
