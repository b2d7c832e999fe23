import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import { type EditorSchema, schemasAt } from './schema-at.ts';

export interface Suggestion {
  label: string;
  /** the text that replaces `from` to `to` */
  insert: string;
  detail?: string;
  info?: string;
}

export interface Suggestions {
  from: number;
  to: number;
  options: Suggestion[];
}

/** What may stand at `offset` of a JSON text under `schema`: property names not yet used, or values. */
export function suggest(text: string, offset: number, schema: EditorSchema): Suggestions | undefined {
  const location = getLocation(text, offset);
  const { from, to } = wordAround(text, offset, location.previousNode);
  const options = location.isAtPropertyKey
    ? names(text, location.path.slice(0, -1), schema, to)
    : values(location.path, schema);
  return options.length > 0 ? { from, to, options } : undefined;
}

/** The token the cursor stands in, quotes included; empty when it stands between tokens. */
function wordAround(text: string, offset: number, node: { offset: number; length: number } | undefined) {
  if (node && node.offset <= offset && offset <= node.offset + node.length) {
    return { from: node.offset, to: node.offset + node.length };
  }
  let from = offset;
  while (from > 0 && /[\w"$.-]/.test(text[from - 1] ?? '')) from--;
  return { from, to: offset };
}

function names(text: string, path: (string | number)[], schema: EditorSchema, to: number): Suggestion[] {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, path);
  const used = new Set((node?.children ?? []).map((child) => child.children?.[0]?.value as unknown));
  const hasColon = /^\s*:/.test(text.slice(to));
  const found = new Map<string, Suggestion>();
  for (const candidate of schemasAt(schema, path)) {
    for (const [name, property] of Object.entries(candidate.properties ?? {})) {
      if (used.has(name) || found.has(name)) continue;
      const insert = hasColon ? JSON.stringify(name) : `${JSON.stringify(name)}: ${placeholder(property)}`;
      found.set(name, { label: name, insert, ...describe(property) });
    }
  }
  return [...found.values()];
}

function values(path: (string | number)[], schema: EditorSchema): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const candidate of schemasAt(schema, path)) {
    const listed = candidate.const === undefined ? (candidate.enum ?? []) : [candidate.const];
    const implied = types(candidate).flatMap((type) => (type === 'boolean' ? [true, false] : []));
    for (const value of [...listed, ...implied]) {
      const insert = JSON.stringify(value);
      if (!found.has(insert)) found.set(insert, { label: insert, insert });
    }
  }
  return [...found.values()];
}

function describe(schema: EditorSchema): Pick<Suggestion, 'detail' | 'info'> {
  const kind = types(schema).join(' | ');
  const info = schema.description ?? schema.title;
  return { ...(kind ? { detail: kind } : {}), ...(info ? { info } : {}) };
}

function types(schema: EditorSchema): string[] {
  return Array.isArray(schema.type) ? schema.type : schema.type ? [schema.type] : [];
}

function placeholder(schema: EditorSchema): string {
  if (schema.default !== undefined) return JSON.stringify(schema.default);
  switch (types(schema)[0]) {
    case 'object':
      return '{}';
    case 'array':
      return '[]';
    case 'boolean':
      return 'false';
    case 'string':
      return '""';
    default:
      return '';
  }
}
