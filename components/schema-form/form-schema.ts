import type { RJSFSchema, UiSchema } from '@rjsf/utils';

/** The JSON Schema (2020-12) of a form: what the validator checks and the fields are made from. */
export type FormSchema = RJSFSchema;
export type FormUiSchema = UiSchema;
export type FormValue = Record<string, unknown>;

/** The separator in the ids of nested fields. */
export const ID_SEPARATOR = '__';

/** The id of the control at `path` of the form with `formId`. */
export function fieldId(formId: string, path: readonly (string | number)[]): string {
  return [formId, ...path].join(ID_SEPARATOR);
}

/** The title a reader sees for the field at `path`. */
export function fieldLabel(schema: FormSchema, path: readonly (string | number)[]): string | undefined {
  let at: FormSchema | undefined = schema;
  let label: string | undefined;
  for (const part of path) {
    const next = stepInto(at, part);
    if (typeof part === 'string') label = next?.title ?? part;
    else label = `${label ?? 'Item'} ${part + 1}`;
    at = next;
  }
  return label;
}

function stepInto(schema: FormSchema | undefined, part: string | number): FormSchema | undefined {
  const next = typeof part === 'number' ? schema?.items : schema?.properties?.[part];
  return typeof next === 'object' && !Array.isArray(next) ? (next as FormSchema) : undefined;
}
