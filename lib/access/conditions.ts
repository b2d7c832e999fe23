import { CompoundCondition, type Condition, FieldCondition } from '@ucast/mongo2js';
import { AppError } from '#lib/errors.ts';
import { isStorable } from '#lib/query/storable.ts';

export type Scalar = string | number | boolean | null;

/** Operators on one attribute. Everything not listed here is refused, `$regex` and `$where` first of all. */
interface FieldOperators {
  $eq?: Scalar;
  $ne?: Scalar;
  $in?: readonly Scalar[];
  $nin?: readonly Scalar[];
  $gt?: string | number;
  $gte?: string | number;
  $lt?: string | number;
  $lte?: string | number;
  $exists?: boolean;
  $not?: FieldOperators;
}

/** `{team: {$in: ['a']}, 'properties.tier': 'gold', $or: [...], $nor: [...], $not: {...}}` */
export interface Conditions {
  [attribute: string]: Scalar | FieldOperators | readonly Conditions[] | Conditions;
}

const MAX_DEPTH = 8;
const MAX_TERMS = 200;
const MAX_LIST = 1_000;
const MAX_TEXT = 1_000;

interface Parsing {
  isAttribute: (path: string) => boolean;
  terms: number;
}

/** Reads a condition into one tree, or throws `invalid_input` naming the place (a JSON Pointer below `at`). */
export function parseConditions(
  conditions: unknown,
  isAttribute: (path: string) => boolean,
  at = '',
): Condition {
  return parseDocument(conditions, { isAttribute, terms: 0 }, at, 0);
}

function parseDocument(document: unknown, parsing: Parsing, at: string, depth: number): Condition {
  if (depth > MAX_DEPTH) throw refuse(at, 'too_deep', `Conditions nest at most ${MAX_DEPTH} deep.`);
  const entries = plainEntries(document, at);
  return new CompoundCondition(
    'and',
    entries.map(([key, value]) => {
      const here = `${at}/${pointer(key)}`;
      if (key === '$and' || key === '$or' || key === '$nor') {
        return new CompoundCondition(key.slice(1), parseList(value, parsing, here, depth));
      }
      if (key === '$not')
        return new CompoundCondition('not', [parseDocument(value, parsing, here, depth + 1)]);
      if (!parsing.isAttribute(key))
        throw refuse(here, 'unknown_attribute', `"${key}" is not an attribute rules may name.`);
      return parseField(key, value, parsing, here, depth);
    }),
  );
}

function parseList(value: unknown, parsing: Parsing, at: string, depth: number): Condition[] {
  if (!Array.isArray(value) || value.length === 0)
    throw refuse(at, 'invalid_type', 'A list with at least one condition is needed.');
  return value.map((item, index) => parseDocument(item, parsing, `${at}/${index}`, depth + 1));
}

function parseField(field: string, value: unknown, parsing: Parsing, at: string, depth: number): Condition {
  if (++parsing.terms > MAX_TERMS)
    throw refuse(at, 'too_many_terms', `A condition has at most ${MAX_TERMS} terms.`);
  if (depth > MAX_DEPTH) throw refuse(at, 'too_deep', `Conditions nest at most ${MAX_DEPTH} deep.`);
  if (isScalar(value)) return new FieldCondition('eq', field, scalar(value, at));
  const terms = plainEntries(value, at).map(([operator, operand]) => {
    const here = `${at}/${pointer(operator)}`;
    if (operator === '$not')
      return new CompoundCondition('not', [parseField(field, operand, parsing, here, depth + 1)]);
    return new FieldCondition(operatorName(operator, here), field, operandOf(operator, operand, here));
  });
  if (terms.length === 0) throw refuse(at, 'invalid_type', 'An operator is needed.');
  return terms.length === 1 && terms[0] ? terms[0] : new CompoundCondition('and', terms);
}

const OPERATORS = ['$eq', '$ne', '$in', '$nin', '$gt', '$gte', '$lt', '$lte', '$exists'];

function operatorName(operator: string, at: string): string {
  if (!OPERATORS.includes(operator))
    throw refuse(at, 'unknown_operator', `"${operator}" is not one of ${OPERATORS.join(', ')}, $not.`);
  return operator.slice(1);
}

function operandOf(operator: string, operand: unknown, at: string): unknown {
  switch (operator) {
    case '$in':
    case '$nin':
      if (!Array.isArray(operand) || operand.length > MAX_LIST)
        throw refuse(at, 'invalid_type', `A list of at most ${MAX_LIST} values is needed.`);
      return operand.map((item, index) => scalar(item, `${at}/${index}`));
    case '$exists':
      if (typeof operand !== 'boolean') throw refuse(at, 'invalid_type', 'true or false is needed.');
      return operand;
    case '$eq':
    case '$ne':
      return scalar(operand, at);
    default:
      if (typeof operand !== 'string' && typeof operand !== 'number')
        throw refuse(at, 'invalid_type', 'A text or a number is needed.');
      return scalar(operand, at);
  }
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function scalar(value: unknown, at: string): Scalar {
  if (!isScalar(value)) throw refuse(at, 'invalid_type', 'A text, number, boolean or null is needed.');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw refuse(at, 'invalid_value', 'The number is not finite.');
  if (typeof value === 'string' && (value.length > MAX_TEXT || !isStorable(value)))
    throw refuse(at, 'invalid_value', `A text has at most ${MAX_TEXT} characters, none of them NUL.`);
  return value;
}

function plainEntries(value: unknown, at: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse(at, 'invalid_type', 'An object is needed.');
  const entries = Object.entries(value);
  for (const [key] of entries)
    if (!isStorable(key))
      throw refuse(at, 'invalid_value', 'A name contains characters that cannot be stored.');
  return entries;
}

function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function refuse(path: string, code: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path, code, message }] });
}
