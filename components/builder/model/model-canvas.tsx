'use client';

import {
  Background,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './model-canvas.css';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { BlueprintCard, type BlueprintCardProps, cardId } from './blueprint-card.tsx';
import { CanvasControls } from './canvas-controls.tsx';
import { type Model, type ModelEdge, neighboursOf } from './model-graph.ts';
import { type Direction, nextCard, type Place, type Placed, readingOrder } from './place-cards.ts';
import { type LineData, RelationLine } from './relation-line.tsx';

export interface ModelCanvasProps {
  model: Model;
  placed: Placed;
  chosen: string | undefined;
  property: string | undefined;
}

type CardNode = Node<Record<string, unknown> & { card: BlueprintCardProps }>;

const NODE_TYPES = { card: CardInGraph };
const EDGE_TYPES = { relation: RelationLine };
const DIRECTION: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
/** Any smaller, and the head of a card would be less than the 24 px a finger or a pointer needs. */
const FIT = { padding: 0.08, maxZoom: 1, minZoom: 0.65 };

/** The graph itself; loaded only where it is shown. */
export function ModelCanvas(props: ModelCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ model, placed, chosen, property }: ModelCanvasProps) {
  const { setCenter, getZoom, getViewport } = useReactFlow();
  function goTo(identifier: string) {
    document.getElementById(cardId(identifier))?.focus({ preventScroll: true });
    const place = placed.places.get(identifier);
    if (place && !isInSight(place, getViewport())) {
      void setCenter(place.x + place.width / 2, place.y + place.height / 2, { zoom: getZoom() });
    }
  }
  function onKeyDown(identifier: string, event: KeyboardEvent) {
    const direction = DIRECTION[event.key];
    const next = direction && nextCard(placed.places, identifier, direction);
    if (!direction) return;
    event.preventDefault();
    if (next) goTo(next);
  }
  const nodes = useCardNodes({ model, placed, chosen, property }, onKeyDown);
  const edges = useMemo(
    () => model.edges.map((edge) => lineOf(edge, placed, chosen)),
    [model, placed, chosen],
  );
  const height = useStore((state) => state.height);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice, or less room, brings its card into sight
  useEffect(() => {
    const place = chosen === undefined ? undefined : placed.places.get(chosen);
    if (place && !isInSight(place, getViewport())) {
      void setCenter(place.x + place.width / 2, place.y + place.height / 2, {
        zoom: Math.max(getZoom(), 0.75),
      });
    }
  }, [chosen, placed, height]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      fitView
      fitViewOptions={FIT}
      minZoom={0.15}
      maxZoom={1.5}
      panOnScroll
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements={nodes.length > 60}
      attributionPosition="bottom-left"
      className="model-canvas"
    >
      <Background color="var(--line-strong)" gap={20} size={1} />
      <CanvasControls fit={FIT} />
    </ReactFlow>
  );
}

function useCardNodes(
  { model, placed, chosen, property }: ModelCanvasProps,
  onKeyDown: (identifier: string, event: KeyboardEvent) => void,
): CardNode[] {
  const near = chosen === undefined ? undefined : neighboursOf(model.edges, chosen);
  const nodes = new Map(model.nodes.map((node) => [node.identifier, node]));
  return readingOrder(placed.places).flatMap((identifier) => {
    const node = nodes.get(identifier);
    const place = placed.places.get(identifier);
    if (!node || !place) return [];
    const card: BlueprintCardProps = {
      node,
      mark: identifier === chosen ? 'chosen' : near?.has(identifier) ? 'neighbour' : undefined,
      property,
      inGraph: true,
      onKeyDown: (event) => onKeyDown(identifier, event),
    };
    return [
      {
        id: identifier,
        type: 'card',
        position: { x: place.x, y: place.y },
        width: place.width,
        height: place.height,
        data: { card },
      },
    ];
  });
}

/** Lines have places of their own; the library only draws them where it finds ends for them. */
function CardInGraph({ data }: NodeProps<CardNode>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <BlueprintCard {...data.card} />
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
}

function lineOf(edge: ModelEdge, placed: Placed, chosen: string | undefined): Edge<LineData> {
  const isOn = edge.source === chosen || edge.target === chosen;
  return {
    ...edge,
    type: 'relation',
    ariaLabel: `${edge.source}: ${edge.label} leads to ${edge.target}`,
    zIndex: isOn ? 1 : 0,
    markerEnd: {
      type: MarkerType.ArrowClosed,
      color: isOn ? 'var(--accent)' : 'var(--control)',
      width: isOn ? 12 : 16,
      height: isOn ? 12 : 16,
    },
    data: { line: placed.lines.get(edge.id), isOn },
  };
}

function isInSight({ x, y, width, height }: Place, view: { x: number; y: number; zoom: number }): boolean {
  const canvas = document.querySelector('.model-canvas')?.getBoundingClientRect();
  if (!canvas) return true;
  const left = x * view.zoom + view.x;
  const top = y * view.zoom + view.y;
  return (
    left >= 0 &&
    top >= 0 &&
    left + width * view.zoom <= canvas.width &&
    top + height * view.zoom <= canvas.height
  );
}
