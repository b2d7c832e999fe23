import { type Bound, OPERATORS, type Operator, PRESETS, type Preset, type Scalar, type Test } from './ast.ts';
import { type Bindings, userFact } from './bindings.ts';
import { endOfDay, isDateOnly, parseInstant, presetRange } from './instant.ts';
import { refuseExpensive, refuseQuery } from './refusal.ts';
import { isStorable } from './storable.ts';

const MAX_TEXT = 2_000;
const MAX_LIST = 2_000;

/** `unknown`: the value names a fact about a caller of whom it is not known; such a rule holds for nothing. */
type ParsedTest = { test: Test; negated: boolean } | { test: 'unknown'; negated: boolean };

/** Reads operator and value of one rule. */
export function parseTest(operator: Operator, value: unknown, bindings: Bindings, at: string): ParsedTest {
  const { test: kind, negated } = OPERATORS[operator];
  if (kind === 'filled') return { test: { is: 'filled' }, negated };
  const operand = resolveOperand(value, bindings, at);
  if (operand === undefined && value !== undefined) return { test: 'unknown', negated };
  switch (kind) {
    case 'equal':
      return operand === null
        ? { test: { is: 'known' }, negated: !negated }
        : { test: equalTest(operand, bindings, at), negated };
    case 'in':
      return { test: { is: 'in', values: scalarList(operand, at) }, negated };
    case 'contain':
      return { test: { is: 'contain', values: [scalar(operand, at)] }, negated };
    case 'containAny':
      return { test: { is: 'contain', values: scalarList(operand, at) }, negated };
    case 'begin':
    case 'end':
      return { test: { is: kind, text: text(operand, at) }, negated };
    case 'order':
      return { test: rangeTest([[operator as Bound, operand]], at), negated };
    case 'between':
      return { test: betweenTest(operand, bindings, at), negated };
    case 'related':
      throw refuseQuery(at, 'invalid_operator', 'relatedTo takes a blueprint and an identifier.');
  }
}

/** The value itself, with `{context: "user", property}` replaced by the fact; undefined when that is not known. */
function resolveOperand(value: unknown, bindings: Bindings, at: string): unknown {
  if (!Array.isArray(value)) return isContext(value) ? contextFact(value, bindings, at) : value;
  if (value.length > MAX_LIST) throw refuseExpensive(at, `A list has at most ${MAX_LIST} values.`);
  return value.flatMap((item, index) =>
    isContext(item) ? (contextFact(item, bindings, `${at}/${index}`) ?? []) : [item],
  );
}

function isContext(value: unknown): value is { context: unknown; property?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'context' in value;
}

/** Also used for `{property: {context: "user", property}}`, a rule about the caller instead of the entity. */
export function contextFact(
  value: { context: unknown; property?: unknown },
  bindings: Bindings,
  at: string,
): unknown {
  const fact = userFact(bindings.user, value.context === 'user' ? String(value.property) : '');
  if (!fact.known)
    throw refuseQuery(
      at,
      'unknown_context',
      'Known are the context "user" and its id, email, name, role, team.',
    );
  return fact.value;
}

function equalTest(operand: unknown, bindings: Bindings, at: string): Test {
  if (Array.isArray(operand))
    return { is: 'same', value: operand.map((item, index) => plain(item, `${at}/${index}`)) };
  if (isObject(operand)) return betweenTest(operand, bindings, at);
  return { is: 'equal', value: scalar(operand, at) };
}

function betweenTest(operand: unknown, bindings: Bindings, at: string): Test {
  if (!isObject(operand)) throw refuseQuery(at, 'invalid_type', 'Use {"from", "to"} or {"preset"}.');
  if (operand.preset !== undefined) {
    if (!PRESETS.includes(operand.preset as Preset))
      throw refuseQuery(`${at}/preset`, 'unknown_preset', `The presets are ${PRESETS.join(', ')}.`);
    const [from, to] = presetRange(operand.preset as Preset, bindings.now);
    return {
      is: 'range',
      of: 'instant',
      bounds: [
        { operator: '>=', value: from },
        { operator: '<=', value: to },
      ],
    };
  }
  const from = resolveOperand(operand.from, bindings, `${at}/from`);
  const to = resolveOperand(operand.to, bindings, `${at}/to`);
  return rangeTest(
    [
      ['>=', from],
      ['<=', to],
    ],
    at,
  );
}

/** Numbers, instants or texts; all bounds of one kind. A date without a time stands for that whole day. */
function rangeTest(bounds: readonly (readonly [Bound, unknown])[], at: string): Test {
  const values = bounds.map(([, value]) => value);
  if (values.every((value) => typeof value === 'number')) {
    const numbers = bounds.map(([operator, value]) => ({ operator, value: scalar(value, at) as number }));
    return { is: 'range', of: 'number', bounds: numbers };
  }
  if (!values.every((value) => typeof value === 'string'))
    throw refuseQuery(at, 'invalid_type', 'A number, a date or a text is needed, of one kind on both sides.');
  const texts = bounds.map(([operator, value]) => ({ operator, value: text(value, at) }));
  const instants = texts.flatMap(({ operator, value }) => {
    const instant = parseInstant(value);
    if (instant === undefined) return [];
    const isWholeDay = isDateOnly(value) && (operator === '<=' || operator === '>');
    return [{ operator, value: isWholeDay ? endOfDay(instant) : instant }];
  });
  return instants.length === texts.length
    ? { is: 'range', of: 'instant', bounds: instants }
    : { is: 'range', of: 'text', bounds: texts };
}

function scalarList(operand: unknown, at: string): Scalar[] {
  if (!Array.isArray(operand)) throw refuseQuery(at, 'invalid_type', 'A list of values is needed.');
  return operand.map((item, index) => scalar(item, `${at}/${index}`));
}

function scalar(operand: unknown, at: string): Scalar {
  if (typeof operand === 'string') return text(operand, at);
  if (typeof operand === 'boolean' || (typeof operand === 'number' && Number.isFinite(operand)))
    return operand;
  throw refuseQuery(at, 'invalid_type', 'A text, a number, true or false is needed.');
}

export function text(operand: unknown, at: string): string {
  if (typeof operand !== 'string') throw refuseQuery(at, 'invalid_type', 'A text is needed.');
  if (operand.length > MAX_TEXT) throw refuseExpensive(at, `A text has at most ${MAX_TEXT} characters.`);
  if (!isStorable(operand))
    throw refuseQuery(at, 'invalid_value', 'The text contains characters that cannot be stored.');
  return operand;
}

function plain(operand: unknown, at: string): unknown {
  return operand === null ? null : scalar(operand, at);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
