import type { Issue } from '#lib/errors.ts';

export type ImportKind = 'blueprint' | 'action' | 'entity';

export interface ImportItem {
  kind: ImportKind;
  /** JSON Pointer to it in what was sent */
  path: string;
  identifier: string;
  /** of an entity: the blueprint it is of */
  blueprint?: string;
  document: Record<string, unknown>;
}

export interface ReadImport {
  /** in the order in which they can be written: what is referred to before what refers to it */
  items: ImportItem[];
  issues: Issue[];
}

export const MOST_IMPORTED = 2_000;

const KIND_OF: Readonly<Record<string, ImportKind>> = {
  blueprints: 'blueprint',
  actions: 'action',
  entities: 'entity',
};

/**
 * Sorts what somebody pasted: `{blueprints, actions, entities}`, a list of such documents, or a single one,
 * told apart by what only they have: an action its `trigger`, an entity the `blueprint` it is of, a
 * blueprint its `schema`.
 */
export function readImport(input: unknown): ReadImport {
  const found = placesOf(input);
  if (found.length > MOST_IMPORTED) {
    const message = `At most ${MOST_IMPORTED} documents are imported at once; here are ${found.length}.`;
    return { items: [], issues: [{ path: '', code: 'too_many_items', message }] };
  }
  const read = found.map(({ path, value, kind }) => readItem(path, value, kind));
  const items = read.flatMap(({ item }) => item ?? []);
  const issues = [...read.flatMap(({ issue }) => issue ?? []), ...duplicates(items)];
  if (found.length === 0)
    issues.push({ path: '', code: 'empty', message: 'There is no blueprint, action or entity in it.' });
  return { items: inOrder(items), issues };
}

interface Place {
  path: string;
  value: unknown;
  kind?: ImportKind;
}

function placesOf(input: unknown): Place[] {
  if (Array.isArray(input)) return input.map((value, index) => ({ path: `/${index}`, value }));
  if (!isObject(input)) return [{ path: '', value: input }];
  const lists = Object.entries(KIND_OF).filter(([name]) => Array.isArray(input[name]));
  if (lists.length === 0)
    return isObject(input) && Object.keys(input).length > 0 ? [{ path: '', value: input }] : [];
  return lists.flatMap(([name, kind]) =>
    (input[name] as unknown[]).map((value, index) => ({ path: `/${name}/${index}`, value, kind })),
  );
}

function readItem(path: string, value: unknown, said?: ImportKind): { item?: ImportItem; issue?: Issue } {
  if (!isObject(value)) return { issue: { path, code: 'type', message: 'This has to be an object.' } };
  const kind = said ?? kindOf(value);
  if (!kind) {
    const message = 'This is neither a blueprint (schema) nor an action (trigger) nor an entity (blueprint).';
    return { issue: { path, code: 'unknown_kind', message } };
  }
  const { identifier, blueprint } = value;
  if (typeof identifier !== 'string' || identifier === '') {
    const message = `This ${kind} has no identifier.`;
    return { issue: { path: `${path}/identifier`, code: 'required', message } };
  }
  if (kind !== 'entity') return { item: { kind, path, identifier, document: value } };
  if (typeof blueprint !== 'string' || blueprint === '') {
    const message = `The entity "${identifier}" does not say of which blueprint it is.`;
    return { issue: { path: `${path}/blueprint`, code: 'required', message } };
  }
  const { blueprint: _, ...document } = value;
  return { item: { kind, path, identifier, blueprint, document } };
}

function kindOf(value: Record<string, unknown>): ImportKind | undefined {
  if ('trigger' in value) return 'action';
  if ('schema' in value) return 'blueprint';
  return 'blueprint' in value ? 'entity' : undefined;
}

function duplicates(items: readonly ImportItem[]): Issue[] {
  const seen = new Set<string>();
  return items.flatMap(({ kind, blueprint = '', identifier, path }) => {
    const key = JSON.stringify([kind, blueprint, identifier]);
    const message = `The ${kind} "${identifier}" is in it twice.`;
    if (seen.has(key)) return [{ path, code: 'duplicate', message }];
    seen.add(key);
    return [];
  });
}

/** Blueprints, then actions, then entities; of those the ones that others point at first, as far as there is an order. */
function inOrder(items: readonly ImportItem[]): ImportItem[] {
  const of = (kind: ImportKind) => items.filter((item) => item.kind === kind);
  return [...of('blueprint'), ...of('action'), ...targetsFirst(of('entity'))];
}

function targetsFirst(entities: readonly ImportItem[]): ImportItem[] {
  const byName = Map.groupBy(entities, ({ identifier }) => identifier);
  const placed = new Set<ImportItem>();
  const place = (item: ImportItem, above: ReadonlySet<ImportItem>): void => {
    if (placed.has(item) || above.has(item)) return;
    const path = new Set([...above, item]);
    for (const target of targetsOf(item)) for (const other of byName.get(target) ?? []) place(other, path);
    placed.add(item);
  };
  for (const item of entities) place(item, new Set());
  return [...placed];
}

function targetsOf({ document }: ImportItem): string[] {
  const relations = isObject(document.relations) ? Object.values(document.relations) : [];
  return relations.flat().filter((target) => typeof target === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
