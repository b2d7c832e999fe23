import { describe, expect, it } from 'vitest';
import { readLayout, toElk } from './lay-out.ts';
import { toModel } from './model-graph.ts';
import { cardHeight, nextCard, type Place, readingOrder, shapeOf } from './place-cards.ts';

const place = (x: number, y: number): Place => ({ x, y, width: 100, height: 50 });
/** a  b
 *  c  d   e (far right, a little lower) */
const PLACES = new Map([
  ['d', place(200, 100)],
  ['a', place(0, 0)],
  ['e', place(500, 110)],
  ['b', place(200, 0)],
  ['c', place(0, 100)],
]);

describe('arrows', () => {
  it.each([
    ['a', 'right', 'b'],
    ['a', 'down', 'c'],
    ['d', 'left', 'c'],
    ['d', 'up', 'b'],
    ['d', 'right', 'e'],
    ['e', 'left', 'd'],
    ['a', 'left', undefined],
    ['a', 'up', undefined],
    ['unknown', 'up', undefined],
  ] as const)('from %s go %s to %s', (from, direction, to) => {
    expect(nextCard(PLACES, from, direction)).toBe(to);
  });
});

it('cards are read line by line', () => {
  expect(readingOrder(PLACES).join('')).toBe('abcde');
});

describe('the layout', () => {
  const model = toModel([
    { identifier: 'service', relations: { owner: { title: 'Owner', target: 'team' } } },
    { identifier: 'team', schema: { properties: { name: { type: 'string' } } } },
  ]);

  it('is asked for with the size of each card and the name of each line', () => {
    const { children, edges } = toElk(model);
    expect(children?.map(({ id, height }) => [id, height])).toEqual(
      model.nodes.map((node) => [node.identifier, cardHeight(node)]),
    );
    expect(edges?.[0]).toMatchObject({ id: 'service owner', sources: ['service'], targets: ['team'] });
  });

  it('is read as places, curves and the middles of names', () => {
    const point = (x: number, y: number) => ({ x, y });
    const { places, lines } = readLayout({
      id: 'root',
      children: [{ id: 'team', x: 5, y: 6, width: 7, height: 8 }],
      edges: [
        {
          id: 'curve',
          sources: [],
          targets: [],
          labels: [{ x: 10, y: 20, width: 4, height: 2 }],
          sections: [
            {
              id: 's',
              startPoint: point(0, 0),
              bendPoints: [point(1, 1), point(2, 2)],
              endPoint: point(3, 3),
            },
          ],
        },
        {
          id: 'straight',
          sources: [],
          targets: [],
          sections: [{ id: 's', startPoint: point(0, 0), endPoint: point(9, 0) }],
        },
      ],
    });
    expect(places.get('team')).toEqual({ x: 5, y: 6, width: 7, height: 8 });
    expect(lines.get('curve')).toEqual({ path: 'M0 0 C1 1 2 2 3 3', x: 12, y: 21 });
    expect(lines.get('straight')?.path).toBe('M0 0 L9 0');
  });

  it('stays while only words change, and is made anew for a new relation', () => {
    const titled = { ...model, nodes: model.nodes.map((node) => ({ ...node, title: 'Other' })) };
    expect(shapeOf(titled)).toBe(shapeOf(model));
    expect(shapeOf({ ...model, edges: [] })).not.toBe(shapeOf(model));
  });
});
