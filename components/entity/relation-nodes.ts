import type { RelatedGroup } from './related-group.ts';

export interface RelationNode {
  key: string;
  title: string;
  /** "Repositories, 1 of 5" */
  under: string;
  href: string;
}

const SHOWN = 4;

/** The few related entities that stand for all on one side: one of each relation before a second of any. */
export function relationNodes(
  groups: readonly RelatedGroup[],
  direction: RelatedGroup['direction'],
): RelationNode[] {
  const own = groups.filter((group) => group.direction === direction && group.entities.length > 0);
  const rounds = Array.from({ length: SHOWN }, (_, round) =>
    own.flatMap((group) => {
      const entity = group.entities[round];
      return entity ? [toNode(group, entity, round)] : [];
    }),
  );
  const chosen = rounds.flat().slice(0, SHOWN);
  // Of one relation they stand together, in its order.
  const order = own.map(keyOf);
  return chosen
    .sort((left, right) => order.indexOf(left.group) - order.indexOf(right.group))
    .map(({ node }) => node);
}

function toNode(group: RelatedGroup, { identifier, title }: RelatedGroup['entities'][number], place: number) {
  const { blueprint, blueprintHeading, count, title: relation, direction } = group;
  const name = direction === 'outgoing' ? relation : blueprintHeading;
  const node: RelationNode = {
    key: `${keyOf(group)} ${identifier}`,
    title: title || identifier,
    under: count > 1 ? `${name}, ${place + 1} of ${count}` : name,
    href: `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`,
  };
  return { node, group: keyOf(group) };
}

function keyOf({ direction, blueprint, relation }: RelatedGroup): string {
  return `${direction} ${blueprint} ${relation}`;
}

const NODE = { height: 46, gap: 9 };

/** Where the middle of each of `count` nodes lies in a column of `height`. */
export function middles(count: number, height: number): number[] {
  const top = (height - columnHeight(count)) / 2;
  return Array.from(
    { length: count },
    (_, index) => top + index * (NODE.height + NODE.gap) + NODE.height / 2,
  );
}

export function columnHeight(count: number): number {
  return Math.max(0, count * (NODE.height + NODE.gap) - NODE.gap);
}
