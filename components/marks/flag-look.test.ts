import { expect, it } from 'vitest';
import { DIVISIONS, flagLook } from './flag-look.ts';

it('never changes for an id', () => {
  expect(flagLook('sig-network')).toEqual(flagLook('sig-network'));
  expect(flagLook('sig-network')).not.toEqual(flagLook('sig-node'));
});

it('spreads ids over all divisions and colours', () => {
  const looks = Array.from({ length: 2_000 }, (_, index) => flagLook(`team-${index}`));
  for (const division of DIVISIONS) {
    expect(looks.filter((look) => look.division === division).length).toBeGreaterThan(150);
  }
  for (let hue = 1; hue <= 10; hue += 1) {
    expect(looks.filter((look) => look.hue === hue).length).toBeGreaterThan(120);
  }
});
