import { type FormSchema, type FormValue, fieldLabel } from './form-schema.ts';

export interface FittedDraft {
  value: FormValue;
  /** labels of what was left out */
  left: string[];
}

/** What of an older version's draft can stand in the form as it is now: a field of that name, type and choice. */
export function fitDraft(draft: FormValue, schema: FormSchema): FittedDraft {
  const value: FormValue = {};
  const left: string[] = [];
  for (const [name, inner] of Object.entries(draft)) {
    const field = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
    if (typeof field === 'object' && fits(field, inner)) value[name] = inner;
    else if (inner !== undefined && inner !== null && inner !== '')
      left.push(fieldLabel(schema, [name]) ?? name);
  }
  return { value, left };
}

function fits(field: FormSchema, value: unknown): boolean {
  if (Array.isArray(field.enum)) return field.enum.includes(value as never);
  switch (field.type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === field.type;
    default:
      return true;
  }
}
