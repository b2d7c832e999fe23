import type { FormSchema, FormValue } from './form-schema.ts';

/** Query parameters that carry form values: `in.<property>`. */
const PREFIX = 'in.';

/** The values a link brings; what does not fit the schema's type is left out. */
export function prefillFromParams(params: Iterable<[string, string]>, schema: FormSchema): FormValue {
  const value: FormValue = {};
  for (const [name, text] of params) {
    if (!name.startsWith(PREFIX)) continue;
    const property = name.slice(PREFIX.length);
    const field = schema.properties?.[property];
    if (!Object.hasOwn(schema.properties ?? {}, property) || typeof field !== 'object') continue;
    const parsed = parseAs(field.type, text);
    if (parsed !== undefined) value[property] = parsed;
  }
  return value;
}

/** What a form holds before anybody types: the defaults of its fields, what was sent before, what the link brings. */
export function startingValue(
  params: Iterable<[string, string]>,
  schema: FormSchema,
  before: FormValue = {},
): FormValue {
  const defaults = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    typeof field === 'object' && field.default !== undefined ? [[name, field.default] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...before, ...prefillFromParams(params, schema) };
}

/** `path` with the form's values in it; secrets are never put into a link. */
export function prefillLink(path: string, value: FormValue, secret: readonly string[] = []): string {
  const params = new URLSearchParams();
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined || secret.includes(name)) continue;
    params.set(`${PREFIX}${name}`, typeof inner === 'string' ? inner : JSON.stringify(inner));
  }
  const text = params.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

function parseAs(type: unknown, text: string): unknown {
  if (type === 'string') return text;
  if (type === 'number' || type === 'integer') {
    const number = Number(text);
    return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
  }
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (type === 'array') return Array.isArray(parsed) ? parsed : undefined;
    if (type === 'object') return typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : undefined;
    return parsed;
  } catch {
    return undefined;
  }
}
