import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { toValueSchema } from '#lib/blueprints/value-schema.ts';
import type { Issue } from '#lib/errors.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import type { InputProperty, UserInputs } from './input-schema.ts';

export type InputValues = Record<string, unknown>;

/** The JSON Schema of all inputs together. What is an expression is left out: nothing evaluates it yet. */
export function inputsSchema(userInputs: UserInputs | null | undefined): Record<string, unknown> {
  const properties = inputsOf(userInputs);
  const names = properties.map(([name]) => name);
  const required = Array.isArray(userInputs?.required) ? userInputs.required : [];
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map(([name, input]) => [name, toValueSchema(input as PropertyDefinition)]),
    ),
    required: [...new Set(required)].filter((name) => names.includes(name)),
    additionalProperties: false,
  };
}

/**
 * What counts as given: null is nothing, and a plain default stands for nothing. Values are kept in the order
 * of the form.
 */
export function completeValues(userInputs: UserInputs | null | undefined, given: InputValues): InputValues {
  const complete: InputValues = {};
  for (const [name, input] of inputsOf(userInputs)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const filled = value ?? plainDefault(input);
    if (filled !== undefined && filled !== null) complete[name] = filled;
  }
  for (const [name, value] of Object.entries(given))
    if (value !== null && !Object.hasOwn(complete, name)) complete[name] = value;
  return complete;
}

/** Inputs the form does not let anybody change: they hold their default or nothing. */
export function findFixedInputs(userInputs: UserInputs | null | undefined, values: InputValues): Issue[] {
  return inputsOf(userInputs)
    .filter(([, input]) => input.visible === false || input.disabled === true)
    .filter(([name, input]) => Object.hasOwn(values, name) && !isSame(values[name], plainDefault(input)))
    .map(([name]) => ({
      path: childPointer('/properties', name),
      code: 'not_editable',
      message: 'This input is not offered in the form; only its default is accepted.',
    }));
}

export function inputsOf(userInputs: UserInputs | null | undefined): [string, InputProperty][] {
  return Object.entries(userInputs?.properties ?? {});
}

export function isExpression(value: unknown): value is { jqQuery: string } {
  return typeof value === 'object' && value !== null && 'jqQuery' in value;
}

function plainDefault(input: InputProperty): unknown {
  return isExpression(input.default) ? undefined : (input.default ?? undefined);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A value that names something the requester must be able to see. */
export interface Reference {
  path: string;
  /** name of the input */
  input: string;
  kind: 'entity' | 'user' | 'team';
  /** of an entity */
  blueprint: string | undefined;
  value: string;
}

/** Entities, users and teams named by picker inputs, single or in lists. */
export function findReferences(userInputs: UserInputs | null | undefined, values: InputValues): Reference[] {
  return inputsOf(userInputs).flatMap(([name, input]) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const path = childPointer('/properties', name);
    if (Array.isArray(value)) {
      const { format, blueprint } = input.items ?? {};
      return value.flatMap((item, index) =>
        referenceOf(name, item, { format, blueprint }, childPointer(path, index)),
      );
    }
    return referenceOf(name, value, input, path);
  });
}

function referenceOf(
  input: string,
  value: unknown,
  { format, blueprint }: { format?: unknown; blueprint?: unknown },
  path: string,
): Reference[] {
  if (typeof value !== 'string' || (format !== 'entity' && format !== 'user' && format !== 'team')) return [];
  return [
    { path, input, kind: format, blueprint: typeof blueprint === 'string' ? blueprint : undefined, value },
  ];
}
