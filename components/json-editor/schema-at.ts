/** A JSON Schema as far as the editor reads it. */
export interface EditorSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, EditorSchema>;
  patternProperties?: Record<string, EditorSchema>;
  additionalProperties?: boolean | EditorSchema;
  items?: EditorSchema | boolean;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  required?: string[];
  anyOf?: EditorSchema[];
  oneOf?: EditorSchema[];
  allOf?: EditorSchema[];
  $ref?: string;
  $defs?: Record<string, EditorSchema>;
}

/** All readings of the schema at `path`: alternatives are kept side by side, since the text decides later. */
export function schemasAt(root: EditorSchema, path: readonly (string | number)[]): EditorSchema[] {
  let current = expand(root, root);
  for (const step of path)
    current = current.flatMap((schema) => stepInto(schema, step)).flatMap((schema) => expand(root, schema));
  return current;
}

function stepInto(schema: EditorSchema, step: string | number): EditorSchema[] {
  if (typeof step === 'number') return typeof schema.items === 'object' ? [schema.items] : [];
  const { properties = {} } = schema;
  if (Object.hasOwn(properties, step)) return [properties[step] as EditorSchema];
  const [pattern] = Object.values(schema.patternProperties ?? {});
  if (pattern) return [pattern];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

function expand(root: EditorSchema, schema: EditorSchema, depth = 0): EditorSchema[] {
  if (depth > 8) return [];
  if (schema.$ref) {
    const name = schema.$ref.replace(/^#\/\$defs\//, '');
    const target = root.$defs?.[name];
    return target ? expand(root, target, depth + 1) : [];
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => expand(root, part, depth + 1))];
}
