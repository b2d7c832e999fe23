import { AppError, type Issue } from '#lib/errors.ts';
import { childPointer } from './json-pointer.ts';

export interface JsonLimits {
  /** levels of arrays and objects inside each other */
  depth: number;
  /** values of all kinds together */
  values: number;
  /** characters of all texts and names together */
  characters: number;
}

/** What one entity may hold. */
export const ENTITY_LIMITS: JsonLimits = { depth: 32, values: 50_000, characters: 1_000_000 };

interface Frame {
  value: unknown;
  depth: number;
  parent: Frame | undefined;
  name: string | number;
}

/**
 * The first reason why `value` cannot be kept exactly as it is: too deep, too large, or something that
 * PostgreSQL's json cannot hold (NUL, lone surrogates, numbers that JSON text would change).
 * Walks without recursion, so that depth alone cannot exhaust the stack.
 */
export function findJsonIssue(value: unknown, limits: JsonLimits, at = ''): Issue | undefined {
  const stack: Frame[] = [{ value, depth: 1, parent: undefined, name: '' }];
  let values = 0;
  let characters = 0;
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    if (++values > limits.values) {
      return issue(
        at,
        'too_many_items',
        `Holds more than ${limits.values} values; the limit is on all together.`,
      );
    }
    if (typeof frame.value === 'string') characters += frame.value.length;
    if (typeof frame.name === 'string') characters += frame.name.length;
    if (characters > limits.characters) {
      return issue(at, 'too_long', `Holds more than ${limits.characters} characters of text.`);
    }
    const fault = scalarFault(frame.value) ?? nameFault(frame.name);
    if (fault) return issue(pointerOf(frame, at), fault.code, fault.message);
    if (typeof frame.value !== 'object' || frame.value === null) continue;
    if (frame.depth > limits.depth) {
      return issue(at, 'too_deep', `Is nested more than ${limits.depth} levels deep.`);
    }
    pushChildren(stack, frame, limits);
  }
  return undefined;
}

/** Throws what `findJsonIssue` finds, with the matching error code. */
export function assertJson(value: unknown, limits: JsonLimits, at = ''): void {
  const found = findJsonIssue(value, limits, at);
  if (!found) return;
  const code =
    found.code === 'too_deep' || found.code === 'too_many_items' ? found.code : ('invalid_input' as const);
  throw new AppError(code, found.message, { details: [found] });
}

function pushChildren(stack: Frame[], frame: Frame, limits: JsonLimits): void {
  const { value, depth } = frame;
  if (Array.isArray(value)) {
    // One more than allowed is enough to be refused; the rest need not be looked at.
    const count = Math.min(value.length, limits.values + 1);
    for (let index = count - 1; index >= 0; index--) {
      stack.push({ value: value[index], depth: depth + 1, parent: frame, name: index });
    }
    return;
  }
  for (const [name, child] of Object.entries(value as object).reverse()) {
    stack.push({ value: child, depth: depth + 1, parent: frame, name });
  }
}

function scalarFault(value: unknown): Omit<Issue, 'path'> | undefined {
  switch (typeof value) {
    case 'string':
      return textFault(value);
    case 'number':
      if (!Number.isFinite(value))
        return { code: 'number_out_of_range', message: 'Expected a finite number.' };
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        return {
          code: 'number_out_of_range',
          message: 'Whole numbers beyond 9007199254740991 would be rounded; send them as text.',
        };
      }
      return undefined;
    case 'object':
    case 'boolean':
    case 'undefined':
      return undefined;
    default:
      return { code: 'wrong_type', message: `Expected JSON, got a ${typeof value}.` };
  }
}

function nameFault(name: string | number): Omit<Issue, 'path'> | undefined {
  if (typeof name === 'number') return undefined;
  if (name === '__proto__')
    return { code: 'name_not_allowed', message: 'The name "__proto__" is not allowed.' };
  return textFault(name);
}

/** Why PostgreSQL could not store `text`. */
export function textFault(text: string): Omit<Issue, 'path'> | undefined {
  if (text.includes('\0'))
    return { code: 'invalid_text', message: 'Text must not contain the character NUL.' };
  if (!text.isWellFormed()) {
    return { code: 'invalid_text', message: 'Text must not contain half of a surrogate pair.' };
  }
  return undefined;
}

function pointerOf(frame: Frame, at: string): string {
  const names: (string | number)[] = [];
  for (let current: Frame | undefined = frame; current?.parent; current = current.parent)
    names.push(current.name);
  return names.reverse().reduce<string>(childPointer, at);
}

function issue(path: string, code: string, message: string): Issue {
  return { path, code, message };
}
