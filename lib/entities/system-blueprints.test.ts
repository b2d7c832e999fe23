import { describe, expect, it } from 'vitest';
import { builtInProperties, isSystemBlueprint } from './system-blueprints.ts';

describe('system blueprints', () => {
  it('are two, each with the properties a table decides', () => {
    expect(['_user', '_team', 'user', '_rule', 'constructor'].filter(isSystemBlueprint)).toEqual([
      '_user',
      '_team',
    ]);
    expect(builtInProperties('_user')).toEqual(['role', 'status']);
    expect(builtInProperties('_team')).toEqual(['description']);
    for (const other of ['service', 'constructor', '__proto__']) expect(builtInProperties(other)).toEqual([]);
  });
});
