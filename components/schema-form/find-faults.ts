import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { checkableSchema } from './checkable-schema.ts';
import { cleanValue } from './clean-value.ts';
import { errorWords } from './error-words.ts';
import type { FormSchema } from './form-schema.ts';
import { pointerPath, typedPath, valueAt } from './json-pointer.ts';

export interface Fault {
  path: (string | number)[];
  keyword: string;
  message: string;
}

/** Keywords that only say "something below is wrong"; what is below says it better. */
const WRAPPERS = new Set([
  '$ref',
  'properties',
  'additionalProperties',
  'patternProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'allOf',
  'if',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
]);

/** All that is wrong with `value`, each at the field it concerns: a missing property at that property. */
export function findFaults(schema: FormSchema, value: unknown): Fault[] {
  const clean = cleanValue(value);
  const checked = checkableSchema(schema);
  const result = new Validator(checked, '2020-12', false).validate(clean);
  if (result.valid) return [];
  const faults = new Map<string, Fault>();
  for (const unit of result.errors) {
    if (WRAPPERS.has(unit.keyword)) continue;
    const fault = toFault(unit, checked, clean);
    const key = fault.path.join('/');
    if (!faults.has(key)) faults.set(key, fault);
  }
  return [...faults.values()];
}

function toFault(unit: OutputUnit, schema: Schema, value: unknown): Fault {
  const path = pointerPath(unit.instanceLocation);
  const missing = unit.keyword === 'required' ? /property "(.*)"\.$/s.exec(unit.error)?.[1] : undefined;
  if (missing !== undefined) path.push(missing);
  return {
    path: typedPath(path, value),
    keyword: unit.keyword,
    message: errorWords(unit.keyword, schemaAt(schema, unit.keywordLocation), unit.error),
  };
}

/** The schema object that holds the failed keyword, when its location can be walked without a `$ref`. */
function schemaAt(schema: Schema, keywordLocation: string): FormSchema | undefined {
  let at: unknown = schema;
  for (const part of pointerPath(keywordLocation).slice(0, -1)) at = valueAt(at, part);
  return typeof at === 'object' && at !== null ? (at as FormSchema) : undefined;
}
