import fc from 'fast-check';

/** Texts that break carelessly built SQL, LIKE patterns, JSON paths or JavaScript objects; few, so that they meet. */
export const AWKWARD_TEXTS = [
  '',
  'gold',
  'Gold',
  'silver',
  "o'hara",
  'say "hi"',
  '100%',
  'a_b',
  'back\\slash',
  '__proto__',
  'Ärger',
  '😀 smile',
  '～wave',
  'null',
  'true',
  '5',
  '["gold"]',
  "'; drop table entities; --",
] as const;

export const AWKWARD_DATES = [
  '2024-01-05',
  '2024-01-05T10:00:00Z',
  '2024-01-05T12:00:00.5+02:00',
  '2024-02-30',
  '2024-12-31 23:59',
] as const;

export const AWKWARD_NAMES = [
  'tier',
  "it's",
  'say "x"',
  '__proto__',
  'constructor',
  '100%_\\',
  "->> 'x'",
] as const;

export const textArbitrary = fc.constantFrom(...AWKWARD_TEXTS, ...AWKWARD_DATES);
export const numberArbitrary = fc.constantFrom(-1.5, 0, 5, 42, 1e21, 0.1);
export const scalarArbitrary = fc.oneof(
  { weight: 5, arbitrary: textArbitrary },
  { weight: 3, arbitrary: numberArbitrary },
  fc.boolean(),
);

/** Any JSON a property may hold, weighted towards what queries can hit. */
const jsonArbitrary = fc.oneof(
  { weight: 6, arbitrary: scalarArbitrary },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.array(fc.oneof(scalarArbitrary, fc.constant(null)), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom({}, { gold: 1 }, [['gold']], [{ tier: 'gold' }]) },
);

/** Own properties only, `__proto__` among them. */
export const propertiesArbitrary = fc
  .array(fc.tuple(fc.constantFrom(...AWKWARD_NAMES), jsonArbitrary), { maxLength: 7 })
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);
