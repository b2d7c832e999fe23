import type { TSchema } from '@sinclair/typebox';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Issue } from '#lib/errors.ts';
import { FORMATS } from '#lib/schema/formats.ts';

/** Issues of one value, empty when it is valid. */
export type Validate = (value: unknown) => Issue[];

const MOST_ISSUES = 50;

/**
 * Compiles a schema that we wrote ourselves (routes, actions): people's schemas go through the validator
 * behind a worker thread instead. `at` is a JSON Pointer put before every path.
 */
export function compileSchema(schema: TSchema, at = ''): Validate {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    ownProperties: true,
    logger: false,
    formats: FORMATS,
    // Compiling the schema of schemas anew for each of ours would take a hundred times as long as ours.
    meta: false,
    validateSchema: false,
  });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : toIssues(validate.errors ?? [], at));
}

/** Ajv's errors in the words of the API; consequences (`anyOf`, `if`) are dropped beside their causes. */
function toIssues(errors: readonly ErrorObject[], at: string): Issue[] {
  const causes = errors.filter((error) => !['if', 'not'].includes(error.keyword));
  return (causes.length > 0 ? causes : errors).slice(0, MOST_ISSUES).map((error) => ({
    path: at + pointerOf(error),
    code: CODES[error.keyword] ?? snakeCase(error.keyword),
    message: messageOf(error),
  }));
}

const CODES: Record<string, string> = {
  additionalProperties: 'unknown_property',
  unevaluatedProperties: 'unknown_property',
  const: 'enum',
};

function pointerOf(error: ErrorObject): string {
  const name =
    error.params.missingProperty ?? error.params.additionalProperty ?? error.params.unevaluatedProperty;
  if (typeof name !== 'string') return error.instancePath;
  return `${error.instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function messageOf(error: ErrorObject): string {
  if (error.keyword === 'required') return 'This value is required.';
  if (error.keyword === 'enum' && Array.isArray(error.params.allowedValues))
    return `must be one of ${error.params.allowedValues.slice(0, 20).join(', ')}`;
  if (error.keyword === 'additionalProperties') return 'This name is not known here.';
  return error.message ?? 'This value is not acceptable.';
}

function snakeCase(keyword: string): string {
  return keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
