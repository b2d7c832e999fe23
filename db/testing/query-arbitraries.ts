import fc from 'fast-check';
import {
  AWKWARD_DATES,
  AWKWARD_NAMES,
  numberArbitrary,
  scalarArbitrary,
  textArbitrary,
} from './awkward-values.ts';

type Rule = Record<string, unknown>;

const dateArbitrary = fc.constantFrom(...AWKWARD_DATES.filter((date) => date !== '2024-02-30'));
const ordered = fc.oneof(textArbitrary, numberArbitrary, dateArbitrary);
/** Beginnings, middles and ends of the awkward texts, in the wrong case now and then. */
const fragment = fc.constantFrom(
  '',
  'go',
  'OLD',
  's',
  "o'",
  '"',
  '%',
  '_',
  '\\',
  '__',
  'ger',
  'Ä',
  '😀',
  '～',
  '-',
  'Z',
  '2024',
);
const list = fc.array(scalarArbitrary, { maxLength: 4 });
const user = fc.constantFrom('email', 'teams', 'role').map((property) => ({ context: 'user', property }));
const range = fc.oneof(
  fc.record({ from: textArbitrary, to: textArbitrary }),
  fc.record({ from: numberArbitrary, to: numberArbitrary }),
  fc.record({ from: dateArbitrary, to: dateArbitrary }),
  fc.constantFrom({ preset: 'today' }, { preset: 'last3Months' }, { preset: 'lastWeek' }),
);

const operatorAndValue: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: pair(['=', '!='], fc.oneof(scalarArbitrary, fc.constant(null))) },
  {
    weight: 1,
    arbitrary: pair(['=', '!='], fc.array(fc.oneof(scalarArbitrary, fc.constant(null)), { maxLength: 2 })),
  },
  { weight: 1, arbitrary: pair(['=', 'in', 'containsAny'], fc.tuple(user)) },
  { weight: 3, arbitrary: pair(['in', 'notIn'], list) },
  { weight: 4, arbitrary: pair(['>', '>=', '<', '<='], ordered) },
  { weight: 3, arbitrary: pair(['contains', 'doesNotContains'], fc.oneof(fragment, scalarArbitrary)) },
  { weight: 2, arbitrary: pair(['containsAny', 'doesNotContainsAny', 'ContainsAny'], list) },
  {
    weight: 2,
    arbitrary: pair(['beginsWith', 'doesNotBeginsWith', 'endsWith', 'doesNotEndsWith'], fragment),
  },
  { weight: 2, arbitrary: pair(['between', 'notBetween', '='], range) },
  { weight: 2, arbitrary: pair(['isEmpty', 'isNotEmpty'], fc.constant(undefined)) },
);

function pair(operators: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Rule> {
  return fc.record({ operator: fc.constantFrom(...operators), value });
}

const META = ['$identifier', '$title', '$blueprint', '$team', '$icon', '$datasource', '$createdBy'];
const NAMES = [...AWKWARD_NAMES, ...META];

/** Names of the relations the fixtures have: one to one blueprint, one to many, one that nobody fills. */
export const RELATIONS = ['service', "depends'on", 'nobody'] as const;

const nameArbitrary = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NAMES) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.array(fc.constantFrom(...RELATIONS), { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...NAMES),
      )
      .map(([hops, name]) => [...hops, name].join('.')),
  },
);

const propertyRule = fc
  .tuple(nameArbitrary, operatorAndValue)
  .map(([property, rule]): Rule => ({ property, ...rule }));

const instantRule = fc
  .tuple(
    fc.constantFrom('$createdAt', 'service.$updatedAt', '$updatedAt'),
    fc.oneof(
      pair(['=', '!=', '>', '>=', '<', '<='], dateArbitrary),
      pair(['between', 'notBetween'], fc.record({ from: dateArbitrary, to: dateArbitrary })),
      pair(['isEmpty', 'isNotEmpty'], fc.constant(undefined)),
    ),
  )
  .map(([property, rule]): Rule => ({ property, ...rule }));

/** Rules about relations and `relatedTo`; `identifiers` are those the fixtures use. */
function relationRule(identifiers: readonly string[]): fc.Arbitrary<Rule> {
  const identifier = fc.constantFrom(...identifiers);
  const path = fc
    .array(fc.constantFrom(...RELATIONS), { minLength: 1, maxLength: 2 })
    .map((hops) => hops.join('.'));
  const value = fc.oneof(
    pair(['=', '!=', 'contains', 'beginsWith', 'doesNotEndsWith'], identifier),
    pair(['in', 'containsAny', 'doesNotContainsAny'], fc.array(identifier, { maxLength: 3 })),
    pair(['isEmpty', 'isNotEmpty'], fc.constant(undefined)),
    pair(['=', '!='], fc.constant(null)),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(path, value).map(([relation, rule]): Rule => ({ relation, ...rule })) },
    {
      weight: 2,
      arbitrary: fc.record({
        blueprint: fc.constantFrom('gold', "it's"),
        operator: fc.constant('relatedTo'),
        value: fc.oneof(identifier, fc.array(identifier, { maxLength: 2 })),
        direction: fc.constantFrom(undefined, 'upstream', 'downstream'),
      }),
    },
  );
}

/** Queries as a client would send them, groups up to three deep. */
export function queryArbitrary(identifiers: readonly string[]): fc.Arbitrary<Rule> {
  const rule = fc.oneof(
    { weight: 7, arbitrary: propertyRule },
    { weight: 1, arbitrary: instantRule },
    { weight: 3, arbitrary: relationRule(identifiers) },
    { weight: 1, arbitrary: propertyRule.map((inner) => ({ ...inner, not: true })) },
    { weight: 1, arbitrary: propertyRule.map((inner) => ({ ...inner, blueprint: 'gold' })) },
    {
      weight: 1,
      arbitrary: fc.record({
        property: fc.constantFrom('$owned_by_team', 'service.$owned_by_team'),
        operator: fc.constantFrom('=', '!='),
        value: fc.boolean(),
      }),
    },
  );
  return fc.letrec<{ group: Rule }>((tie) => ({
    group: fc.record({
      combinator: fc.constantFrom('and', 'or'),
      rules: fc.array(
        fc.oneof(
          { maxDepth: 2, depthIdentifier: 'query' },
          { weight: 4, arbitrary: rule },
          { weight: 1, arbitrary: tie('group') },
        ),
        { maxLength: 3 },
      ),
    }),
  })).group;
}
