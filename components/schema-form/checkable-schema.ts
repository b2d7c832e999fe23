import { format, type Schema } from '@cfworker/json-schema';
import { FORMATS } from '#lib/schema/formats.ts';
import { mayBacktrack } from '#lib/schema/repetition-shape.ts';

// The interpreter looks formats up in a table of its own: here they mean what they mean on the server.
Object.assign(format, FORMATS);

const cache = new WeakMap<object, Schema>();

/**
 * The schema as the browser may check it. The server is the judge: formats it does not check are not checked here,
 * and patterns that could freeze the tab are left to it.
 */
export function checkableSchema(schema: object): Schema {
  const known = cache.get(schema);
  if (known) return known;
  const made = convert(schema) as Schema;
  cache.set(schema, made);
  return made;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'pattern' && typeof inner === 'string' && !isSafePattern(inner)) continue;
    if (key === 'format' && typeof inner === 'string' && !Object.hasOwn(FORMATS, inner)) continue;
    if (key === 'default' || key === 'enum' || key === 'const' || key === 'examples') made[key] = inner;
    else made[key] = convert(inner);
  }
  return made;
}

/** Read the same way here as on the server, and unable to run away. */
export function isSafePattern(pattern: string): boolean {
  if (mayBacktrack(pattern)) return false;
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
