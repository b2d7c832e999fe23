import type { TSchema } from '@sinclair/typebox';
import { AppError, type Issue } from '#lib/errors.ts';
import { textFault } from './read-json.ts';

interface PropertySchema {
  type?: string;
  default?: unknown;
  items?: PropertySchema;
}

/**
 * The query string as the schema's types: repeated keys become arrays only where the schema has one, booleans
 * are read leniently (an unparsable one is true: a rival's client prints a pointer there), unknown keys are
 * dropped. Values that do not fit stay strings, for the validation to refuse.
 */
export function readQuery(query: URLSearchParams, schema: TSchema | undefined): Record<string, unknown> {
  const properties = (schema?.properties ?? {}) as Record<string, PropertySchema>;
  const result: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const values = query.getAll(name);
    values.forEach((value) => {
      refuseBadText(name, value);
    });
    if (values.length === 0) {
      if (property.default !== undefined) result[name] = property.default;
    } else if (property.type === 'array') {
      result[name] = values.map((value) => coerce(value, property.items ?? {}));
    } else {
      if (values.length > 1) refuse(name, 'repeated', `"${name}" may be given only once.`);
      result[name] = coerce(values[0] as string, property);
    }
  }
  return result;
}

function coerce(value: string, { type }: PropertySchema): unknown {
  switch (type) {
    case 'boolean':
      return !['false', '0', 'no', 'off'].includes(value.toLowerCase());
    case 'integer':
      return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    case 'number':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
    default:
      return value;
  }
}

function refuseBadText(name: string, value: string): void {
  const fault = textFault(value);
  if (fault) refuse(name, 'invalid_text', fault);
}

function refuse(name: string, code: string, message: string): never {
  const issue: Issue = { path: `/query/${name}`, code, message };
  throw new AppError('invalid_input', message, { details: [issue] });
}
