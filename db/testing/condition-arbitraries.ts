import fc from 'fast-check';
import { AWKWARD_NAMES, scalarArbitrary } from '#db/testing/awkward-values.ts';
import type { AccessRule } from '#lib/access/ability.ts';
import type { Conditions } from '#lib/access/conditions.ts';

/** A value alone, or one operator with its value. */
function fieldArbitrary(scalars: fc.Arbitrary<unknown>) {
  const operand = fc.oneof({ weight: 6, arbitrary: scalars }, { weight: 1, arbitrary: fc.constant(null) });
  const ordered = scalars.map((value) => (typeof value === 'boolean' ? 0 : value));
  const list = fc.array(operand, { maxLength: 4 });
  const single = fc.oneof(
    fc.record({ $eq: operand }),
    fc.record({ $ne: operand }),
    fc.record({ $in: list }),
    fc.record({ $nin: list }),
    fc.record({ $gt: ordered }),
    fc.record({ $gte: ordered }),
    fc.record({ $lt: ordered }),
    fc.record({ $lte: ordered }),
    fc.record({ $exists: fc.boolean() }),
  );
  return fc.oneof(
    { weight: 3, arbitrary: operand },
    { weight: 6, arbitrary: single },
    { weight: 1, arbitrary: single.map((inner) => ({ $not: inner })) },
  );
}

/** Conditions on the attributes named in `paths`, up to three levels of combinators. */
function conditionsArbitrary(
  paths: readonly string[],
  scalars: fc.Arbitrary<unknown> = scalarArbitrary,
): fc.Arbitrary<Conditions> {
  const field = fieldArbitrary(scalars);
  const terms = fc
    .array(fc.tuple(fc.constantFrom(...paths), field), { minLength: 1, maxLength: 2 })
    .map((entries) => Object.fromEntries(entries) as Conditions);
  return fc.letrec<{ node: Conditions }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'conditions' },
      { weight: 3, arbitrary: terms },
      { weight: 2, arbitrary: listOf('$or', tie('node')) },
      { weight: 1, arbitrary: listOf('$and', tie('node')) },
      { weight: 1, arbitrary: listOf('$nor', tie('node')) },
      { weight: 1, arbitrary: tie('node').map((inner) => ({ $not: inner })) },
    ),
  })).node;
}

function listOf(operator: string, node: fc.Arbitrary<Conditions>): fc.Arbitrary<Conditions> {
  return fc.array(node, { minLength: 1, maxLength: 3 }).map((parts) => ({ [operator]: parts }));
}

const ENTITY_PATHS = [
  'blueprint',
  'identifier',
  'title',
  'team',
  'createdBy',
  ...AWKWARD_NAMES.map((name) => `properties.${name}`),
];

/** One to four rules: something is allowed, then more is allowed or forbidden, now and then without condition. */
export function rulesArbitrary(
  subject: AccessRule['subject'],
  paths: readonly string[],
  scalars?: fc.Arbitrary<unknown>,
): fc.Arbitrary<AccessRule[]> {
  const conditions = fc.option(conditionsArbitrary(paths, scalars), { freq: 12, nil: undefined });
  const rule = fc.record({ inverted: fc.boolean(), conditions }).map(({ inverted, conditions }) => ({
    action: 'read' as const,
    subject,
    inverted,
    ...(conditions ? { conditions } : {}),
  }));
  return fc
    .tuple(rule, fc.array(rule, { maxLength: 3 }))
    .map(([first, others]) => [{ ...first, inverted: false }, ...others]);
}

/** What somebody may read of the entities of these blueprints; now and then there are rules about blueprints too. */
export function readerRulesArbitrary(blueprints: readonly string[]): fc.Arbitrary<AccessRule[]> {
  const everyBlueprint: AccessRule[] = [{ action: 'read', subject: 'Blueprint' }];
  const ofBlueprints = fc.oneof(
    { weight: 2, arbitrary: fc.constant(everyBlueprint) },
    {
      weight: 1,
      arbitrary: rulesArbitrary('Blueprint', ['identifier'], fc.constantFrom(...blueprints, 'none')),
    },
  );
  return fc
    .tuple(ofBlueprints, rulesArbitrary('Entity', ENTITY_PATHS))
    .map(([rules, others]) => [...rules, ...others]);
}
