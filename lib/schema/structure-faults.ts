import { OptionalKind, type TSchema } from '@sinclair/typebox';
import { Value, type ValueError, ValueErrorType } from '@sinclair/typebox/value';
import type { Issue } from '#lib/errors.ts';
import { shown } from './describe-error.ts';

const MOST_FAULTS = 50;

/**
 * How `input` deviates from a schema we wrote ourselves, the first fault of each place; where a key is
 * optional, `null` counts as left out.
 */
export function structureFaults(schema: TSchema, input: unknown): Issue[] {
  const faults = new Map<string, Issue>();
  for (const error of Value.Errors(schema, input)) {
    if (error.value === null && OptionalKind in error.schema) continue;
    if (!faults.has(error.path)) faults.set(error.path, describeFault(error));
    if (faults.size >= MOST_FAULTS) break;
  }
  return [...faults.values()];
}

function describeFault({ type, path, schema, value }: ValueError): Issue {
  switch (type) {
    case ValueErrorType.ObjectRequiredProperty:
      return { path, code: 'required', message: 'This value is required.' };
    case ValueErrorType.StringMinLength:
      return { path, code: 'too_short', message: `Expected at least ${schema.minLength} character(s).` };
    case ValueErrorType.StringMaxLength:
      return { path, code: 'too_long', message: `Expected at most ${schema.maxLength} characters.` };
    case ValueErrorType.ArrayMaxItems:
      return { path, code: 'too_many_items', message: `Expected at most ${schema.maxItems} items.` };
    default:
      return { path, code: 'wrong_type', message: `Expected ${wordFor(schema)}, got ${shown(value)}.` };
  }
}

const TYPE_WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wordFor(schema: TSchema): string {
  const variants: TSchema[] = schema.anyOf ?? [schema];
  const words = variants
    .map((variant) => TYPE_WORDS[String(variant.type)])
    .filter((word) => word !== undefined);
  return words.length > 0 ? words.join(' or ') : 'another value';
}
