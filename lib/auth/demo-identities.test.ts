import { describe, expect, it } from 'vitest';
import { DEMO_IDENTITIES, demoIdentity } from './demo-identities.ts';

describe('demo identities', () => {
  it('are found by name only', () => {
    expect(DEMO_IDENTITIES.map(({ identity }) => identity)).toEqual([
      'admin',
      'developer',
      'developer2',
      'approver',
    ]);
    expect(demoIdentity('developer')).toMatchObject({ role: 'Member', teams: ['sig-network'] });
    expect(demoIdentity('root')).toBeUndefined();
    expect(demoIdentity('constructor')).toBeUndefined();
  });

  it('have one Admin, and developers of different teams', () => {
    expect(DEMO_IDENTITIES.filter(({ role }) => role === 'Admin')).toHaveLength(1);
    expect(demoIdentity('developer')?.teams).not.toEqual(demoIdentity('developer2')?.teams);
  });
});
