import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Model } from './model-graph.ts';
import { CARD_WIDTH, cardHeight, type Placed } from './place-cards.ts';

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'SPLINES',
  'elk.aspectRatio': '1.4',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.componentComponent': '48',
  'elk.layered.spacing.nodeNodeBetweenLayers': '32',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
};
/** A name stands on its line, not below it. */
const LABEL_OPTIONS = { 'elk.edgeLabels.inline': 'true' };
/** 12 px text, as wide as its letters are on the average. */
const LETTER = 6.5;
const LABEL_HEIGHT = 18;

/** Places cards and lines so that no line runs through a card. In a worker: it may take a second. */
export async function layOut(model: Model): Promise<Placed> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js');
  const elk = new Elk({
    workerFactory: () => new Worker(new URL('./layout.worker.ts', import.meta.url)),
  });
  try {
    return readLayout(await elk.layout(toElk(model)));
  } finally {
    elk.terminateWorker();
  }
}

export function toElk({ nodes, edges }: Model): ElkNode {
  return {
    id: ' root',
    layoutOptions: OPTIONS,
    children: nodes.map((node) => ({ id: node.identifier, width: CARD_WIDTH, height: cardHeight(node) })),
    edges: edges.map(({ id, source, target, label }) => ({
      id,
      sources: [source],
      targets: [target],
      labels: [
        {
          text: label,
          width: label.length * LETTER + 8,
          height: LABEL_HEIGHT,
          layoutOptions: LABEL_OPTIONS,
        },
      ],
    })),
  };
}

export function readLayout({ children = [], edges = [] }: ElkNode): Placed {
  return {
    places: new Map(
      children.map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }]),
    ),
    lines: new Map(edges.map((edge) => [edge.id, lineOf(edge)])),
  };
}

/** Splines come as triples of control points; what does not is drawn straight. */
function lineOf({ sections = [], labels = [] }: ElkExtendedEdge) {
  const path = sections.map(({ startPoint, bendPoints = [], endPoint }) => {
    const points = [...bendPoints, endPoint].map(({ x, y }) => `${x} ${y}`);
    return `M${startPoint.x} ${startPoint.y} ${points.length % 3 === 0 ? 'C' : 'L'}${points.join(' ')}`;
  });
  const [{ x = 0, y = 0, width = 0, height = 0 } = {}] = labels;
  return { path: path.join(' '), x: x + width / 2, y: y + height / 2 };
}
