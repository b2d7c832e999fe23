import { readNames, readSort } from '#lib/query/name-list.ts';

/**
 * The properties and relations that the query string of a saved view names: as columns, as order, as group or in a
 * condition.
 */
export function namesInView(state: string): ReadonlySet<string> {
  const params = new URLSearchParams(state);
  const text = (name: string) => params.get(name) ?? '';
  return new Set([
    ...readNames(text('columns')),
    ...readNames(text('pin')),
    ...readSort(text('sort')).map(({ property }) => property),
    ...(text('group') ? [text('group')] : []),
    ...params.getAll('filter').flatMap(namesInText),
  ]);
}

function namesInText(text: string): string[] {
  try {
    return namesInPart(JSON.parse(text));
  } catch {
    return [];
  }
}

/** `["tier","in",["gold"]]`, `["or",[…],[…]]`, or a rule or query as the API takes it. */
function namesInPart(part: unknown): string[] {
  if (Array.isArray(part)) {
    const [name, second] = part;
    if (Array.isArray(second)) return part.slice(1).flatMap(namesInPart);
    return typeof name === 'string' ? [name] : [];
  }
  if (typeof part !== 'object' || part === null) return [];
  const { property, rules } = part as { property?: unknown; rules?: unknown };
  return [
    ...(typeof property === 'string' ? [property] : []),
    ...(Array.isArray(rules) ? rules.flatMap(namesInPart) : []),
  ];
}
