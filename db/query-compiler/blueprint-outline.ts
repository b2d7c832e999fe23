import type { Query } from '#lib/query/ast.ts';

/** How blueprints hang together: enough to know in which partitions a path can end. */
export interface BlueprintOutline {
  id: string;
  identifier: string;
  /** ids of the blueprints its relations aim at, by relation; absent while the target does not exist */
  targetIds: ReadonlyMap<string, string>;
}

export type LinkSide = 'source' | 'target';

/** Whether a query looks further than the relations of the entities it is about. */
export function needsOutline(query: Query): boolean {
  switch (query.kind) {
    case 'group':
      return query.rules.some(needsOutline);
    case 'not':
      return needsOutline(query.rule);
    case 'related':
      return true;
    case 'property':
      return query.property.split('.').length > 2;
    case 'relation':
      return query.relation.includes('.');
    case 'constant':
      return false;
  }
}

/** Per hop the blueprints it can start from; undefined where that is not known. */
export function startsAlong(
  hops: readonly string[],
  from: readonly BlueprintOutline[],
  outline: readonly BlueprintOutline[] | undefined,
): (readonly BlueprintOutline[] | undefined)[] {
  let current: readonly BlueprintOutline[] | undefined = from;
  return hops.map((relation) => {
    const start = current;
    const ids = new Set(start?.flatMap(({ targetIds }) => targetIds.get(relation) ?? []));
    current = start && outline?.filter(({ id }) => ids.has(id));
    return start;
  });
}

/** Blueprints whose entities can be reached from one of `start` over so many links, going to `side`. */
export function blueprintsWithin(
  hops: number,
  start: string,
  side: LinkSide,
  outline: readonly BlueprintOutline[],
): string[] {
  const reached = new Set<string>();
  let edge = outline.filter(({ identifier }) => identifier === start);
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    const next = side === 'target' ? targetsOf(edge, outline) : sourcesOf(edge, outline);
    edge = next.filter(({ id }) => !reached.has(id));
    for (const { id } of edge) reached.add(id);
  }
  return [...reached];
}

function targetsOf(edge: readonly BlueprintOutline[], outline: readonly BlueprintOutline[]) {
  const ids = new Set(edge.flatMap(({ targetIds }) => [...targetIds.values()]));
  return outline.filter(({ id }) => ids.has(id));
}

function sourcesOf(edge: readonly BlueprintOutline[], outline: readonly BlueprintOutline[]) {
  const ids = new Set(edge.map(({ id }) => id));
  return outline.filter(({ targetIds }) => [...targetIds.values()].some((id) => ids.has(id)));
}
