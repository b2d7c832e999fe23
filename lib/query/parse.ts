import { type Direction, META_PROPERTIES, OPERATORS, type Operator, type Query, type Test } from './ast.ts';
import type { Bindings } from './bindings.ts';
import { instantTest, isInstantProperty } from './instant-test.ts';
import { matchValue } from './match-value.ts';
import { contextFact, parseTest, text } from './parse-test.ts';
import { refuseExpensive, refuseQuery } from './refusal.ts';

const MAX_DEPTH = 16;
const MAX_RULES = 200;
const KEYS = ['property', 'relation', 'blueprint', 'operator', 'value', 'direction', 'not'];
const OWNED = '$owned_by_team';

interface Parsing {
  bindings: Bindings;
  count: number;
}

/**
 * Reads a query somebody wrote. Throws `invalid_input` with the place of the fault (a JSON Pointer below `at`) or
 * `query_too_expensive`. Dates, presets and facts about the caller are filled in, so the result holds for one
 * request.
 */
export function parseQuery(input: unknown, bindings: Bindings, at = ''): Query {
  return parseGroup(input, { bindings, count: 0 }, at, 1);
}

function parseGroup(input: unknown, parsing: Parsing, at: string, depth: number): Query {
  if (depth > MAX_DEPTH) throw refuseExpensive(at, `Groups nest at most ${MAX_DEPTH} deep.`);
  count(parsing, at);
  const group = plainObject(input, at);
  const { combinator, rules } = group;
  if (combinator !== 'and' && combinator !== 'or')
    throw refuseQuery(`${at}/combinator`, 'invalid_value', 'The combinator is "and" or "or".');
  if (!Array.isArray(rules)) throw refuseQuery(`${at}/rules`, 'invalid_type', 'A list of rules is needed.');
  if (rules.length === 0) return { kind: 'constant', value: true };
  return {
    kind: 'group',
    combinator,
    rules: rules.map((rule, index) => parseNode(rule, parsing, `${at}/rules/${index}`, depth)),
  };
}

function parseNode(input: unknown, parsing: Parsing, at: string, depth: number): Query {
  const node = plainObject(input, at);
  if ('combinator' in node || 'rules' in node) return parseGroup(node, parsing, at, depth + 1);
  count(parsing, at);
  const rule = parseRule(node, parsing.bindings, at);
  if (node.not !== undefined && typeof node.not !== 'boolean')
    throw refuseQuery(`${at}/not`, 'invalid_type', 'true or false is needed.');
  return negateIf(node.not === true, rule);
}

function count(parsing: Parsing, at: string): void {
  if (++parsing.count > MAX_RULES)
    throw refuseExpensive(at, `A query has at most ${MAX_RULES} rules and groups.`);
}

function parseRule(rule: Record<string, unknown>, bindings: Bindings, at: string): Query {
  const unknownKey = Object.keys(rule).find((key) => !KEYS.includes(key));
  if (unknownKey !== undefined)
    throw refuseQuery(at, 'unknown_key', `"${unknownKey}" is not part of a rule.`);
  const operator = rule.operator;
  if (typeof operator !== 'string' || !Object.hasOwn(OPERATORS, operator))
    throw refuseQuery(
      `${at}/operator`,
      'unknown_operator',
      `The operators are ${Object.keys(OPERATORS).join(', ')}.`,
    );
  if (operator === 'relatedTo') return parseRelated(rule, bindings, at);
  const about = parseAbout(rule, operator as Operator, bindings, at);
  if (rule.blueprint === undefined) return about;
  const blueprint = text(rule.blueprint, `${at}/blueprint`);
  const ofBlueprint: Query = {
    kind: 'property',
    property: '$blueprint',
    test: { is: 'equal', value: blueprint },
  };
  return { kind: 'group', combinator: 'and', rules: [ofBlueprint, about] };
}

function parseAbout(
  rule: Record<string, unknown>,
  operator: Operator,
  bindings: Bindings,
  at: string,
): Query {
  if ((rule.property === undefined) === (rule.relation === undefined))
    throw refuseQuery(at, 'invalid_rule', 'A rule names either a property or a relation.');
  const parsed = parseTest(operator, rule.value, bindings, `${at}/value`);
  if (parsed.test === 'unknown') return { kind: 'constant', value: parsed.negated };
  return negateIf(
    parsed.negated,
    rule.property === undefined
      ? {
          kind: 'relation',
          relation: text(rule.relation, `${at}/relation`),
          test: relationTest(parsed.test, at),
        }
      : parseProperty(rule.property, parsed.test, bindings, at),
  );
}

/** A relation holds identifiers: containing one is equal to one. */
function relationTest(test: Test, at: string): Test {
  if (test.is === 'contain') return { is: 'in', values: test.values };
  if (test.is === 'same' || test.is === 'range')
    throw refuseQuery(
      `${at}/operator`,
      'invalid_operator',
      'Relations hold identifiers; use in or containsAny.',
    );
  return test;
}

function parseProperty(property: unknown, test: Test, bindings: Bindings, at: string): Query {
  if (typeof property === 'object' && property !== null && 'context' in property) {
    const fact = contextFact(property as { context: unknown }, bindings, `${at}/property`);
    return { kind: 'constant', value: matchValue(fact, test) };
  }
  const name = text(property, `${at}/property`);
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last.startsWith('$') && !META_PROPERTIES.includes(last as (typeof META_PROPERTIES)[number]))
    throw refuseQuery(
      `${at}/property`,
      'unknown_property',
      `Meta properties are ${META_PROPERTIES.join(', ')}.`,
    );
  if (last === OWNED) return ownedByTeam(name, test, bindings, at);
  return {
    kind: 'property',
    property: name,
    test: isInstantProperty(last) ? instantTest(test, at) : test,
  };
}

/** True when one of the caller's teams owns the entity. */
function ownedByTeam(name: string, test: Test, bindings: Bindings, at: string): Query {
  if (test.is !== 'equal' || typeof test.value !== 'boolean')
    throw refuseQuery(at, 'invalid_operator', `${OWNED} is compared with = or != to true or false.`);
  const property = `${name.slice(0, -OWNED.length)}$team`;
  const owned: Query = {
    kind: 'property',
    property,
    test: { is: 'in', values: [...(bindings.user?.teams ?? [])] },
  };
  return negateIf(!test.value, owned);
}

const DIRECTIONS: readonly unknown[] = ['upstream', 'downstream', undefined];

function parseRelated(rule: Record<string, unknown>, bindings: Bindings, at: string): Query {
  const blueprint = text(rule.blueprint, `${at}/blueprint`);
  if (!DIRECTIONS.includes(rule.direction))
    throw refuseQuery(`${at}/direction`, 'invalid_value', 'The direction is "upstream" or "downstream".');
  const values = Array.isArray(rule.value) ? rule.value : [rule.value];
  const parsed = parseTest('in', values, bindings, `${at}/value`);
  const identifiers =
    parsed.test !== 'unknown' && parsed.test.is === 'in'
      ? parsed.test.values.map((value) => text(value, `${at}/value`))
      : [];
  return {
    kind: 'related',
    blueprint,
    identifiers,
    direction: (rule.direction as Direction | undefined) ?? 'both',
  };
}

function negateIf(negated: boolean, rule: Query): Query {
  return negated ? { kind: 'not', rule } : rule;
}

function plainObject(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuseQuery(at, 'invalid_type', 'An object is needed.');
  return value as Record<string, unknown>;
}
