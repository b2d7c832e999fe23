import { type Model, type ModelNode, shownRows } from './model-graph.ts';

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Placed {
  places: ReadonlyMap<string, Place>;
  /** of each relation: its line as an SVG path, and the middle of its name */
  lines: ReadonlyMap<string, { path: string; x: number; y: number }>;
}

export const CARD_WIDTH = 200;
const HEAD = 38;
const ROW = 24;
const FOOT = 8;

/** A card's height follows from its rows, so that it can be placed before it is drawn. */
export function cardHeight(node: ModelNode): number {
  const { shown, more } = shownRows(node.rows);
  return HEAD + shown.length * ROW + (more > 0 ? ROW : 0) + FOOT;
}

/** What the layout depends on: the same text, the same picture. */
export function shapeOf({ nodes, edges }: Model): string {
  return JSON.stringify([
    nodes.map((node) => [node.identifier, cardHeight(node)]),
    edges.map(({ id, target, label }) => [id, target, label.length]),
  ]);
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The nearest card in a direction: what lies straight ahead counts more than what lies aside. Undefined at the edge.
 */
export function nextCard(places: Placed['places'], from: string, direction: Direction): string | undefined {
  const start = places.get(from);
  if (!start) return undefined;
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best: { identifier: string; distance: number } | undefined;
  for (const [identifier, place] of places) {
    const dx = middle(place).x - middle(start).x;
    const dy = middle(place).y - middle(start).y;
    const ahead = sign * (sideways ? dx : dy);
    if (identifier === from || ahead <= 1) continue;
    const distance = ahead + 3 * Math.abs(sideways ? dy : dx);
    if (!best || distance < best.distance) best = { identifier, distance };
  }
  return best?.identifier;
}

/** Cards as they are read: column by column would follow the layers, but eyes go line by line. */
export function readingOrder(places: Placed['places']): string[] {
  return [...places]
    .sort(([, left], [, right]) => left.y - right.y || left.x - right.x)
    .map(([identifier]) => identifier);
}

function middle({ x, y, width, height }: Place): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
