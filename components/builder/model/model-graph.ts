import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from '#lib/blueprints/blueprint-model.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { type Kind, kindOf } from './kind-of.ts';

/** One property or relation of a blueprint, as its card lists it. */
export interface ModelRow {
  name: string;
  title: string;
  kind: Kind;
  /** one word: "enum", or the identifier of what a relation leads to */
  word: string;
  /** in the draft, against what is saved */
  change?: 'added' | 'changed';
}

export interface ModelNode {
  identifier: string;
  title: string;
  icon: string | null;
  rows: ModelRow[];
}

export interface ModelEdge {
  id: string;
  source: string;
  target: string;
  /** the relation, as people read it */
  label: string;
}

export interface Model {
  nodes: ModelNode[];
  edges: ModelEdge[];
}

/** How many rows a card shows, and how many of them are kept for relations. */
const SHOWN_ROWS = 6;
const SHOWN_RELATIONS = 2;

/** One blueprint as a card; with `saved` its rows say what the draft changes. */
export function toNode(document: BlueprintDocument, saved?: BlueprintDocument): ModelNode {
  const before = saved ? new Map(definitionsOf(saved).map((entry) => [entry.name, entry.text])) : undefined;
  return {
    identifier: document.identifier,
    title: titleOf(document),
    icon: document.icon ?? null,
    rows: definitionsOf(document).map(({ text, ...row }) => {
      const was = before?.get(row.name);
      if (!before || was === text) return row;
      return { ...row, change: was === undefined ? 'added' : 'changed' };
    }),
  };
}

/** The relations of one blueprint to those in `known`; one that leads to nothing yet has no line. */
export function toEdges(document: BlueprintDocument, known: ReadonlySet<string>): ModelEdge[] {
  return relationsOf(document)
    .filter(([, { target }]) => known.has(target))
    .map(([name, { title, target }]) => ({
      id: `${document.identifier} ${name}`,
      source: document.identifier,
      target,
      label: title || name,
    }));
}

/** The whole model as a graph. */
export function toModel(documents: readonly BlueprintDocument[]): Model {
  const known = new Set(documents.map(({ identifier }) => identifier));
  return {
    nodes: documents.map((document) => toNode(document)),
    edges: documents.flatMap((document) => toEdges(document, known)),
  };
}

/** The model as it is once the draft of one blueprint is saved. */
export function withDraft(model: Model, saved: BlueprintDocument, draft: BlueprintDocument): Model {
  const { identifier } = saved;
  const known = new Set(model.nodes.map((node) => node.identifier));
  return {
    nodes: model.nodes.map((node) =>
      node.identifier === identifier ? { ...toNode(draft, saved), identifier } : node,
    ),
    edges: [
      ...model.edges.filter(({ source }) => source !== identifier),
      ...toEdges({ ...draft, identifier }, known),
    ],
  };
}

/** The rows a card shows, in their order: what changed first of all, then some relations, then the first ones. */
export function shownRows(rows: readonly ModelRow[]): { shown: ModelRow[]; more: number } {
  const changed = rows.filter(({ change }) => change);
  const relations = rows.filter(({ kind }) => kind === 'relation').slice(0, SHOWN_RELATIONS);
  const kept = new Set([...new Set([...changed, ...relations, ...rows])].slice(0, SHOWN_ROWS));
  return { shown: rows.filter((row) => kept.has(row)), more: rows.length - kept.size };
}

/** The blueprints one relation away, in either direction. */
export function neighboursOf(edges: readonly ModelEdge[], identifier: string): Set<string> {
  const found = edges.flatMap(({ source, target }) =>
    source === identifier ? [target] : target === identifier ? [source] : [],
  );
  return new Set(found.filter((other) => other !== identifier));
}

interface Definition extends ModelRow {
  /** what is compared */
  text: string;
}

function definitionsOf(document: BlueprintDocument): Definition[] {
  const required = new Set(requiredOf(document));
  const row = (name: string, definition: Record<string, unknown>, kind: Kind, word: string): Definition => ({
    name,
    title: typeof definition.title === 'string' && definition.title ? definition.title : name,
    kind,
    word,
    text: JSON.stringify([definition, required.has(name)]),
  });
  const computed = (key: 'mirrorProperties' | 'calculationProperties' | 'aggregationProperties') =>
    Object.entries((document[key] ?? {}) as Record<string, Record<string, unknown>>);
  return [
    ...propertiesOf(document).map(([name, definition]) => {
      const { kind, word } = kindOf(definition);
      return row(name, definition, kind, word);
    }),
    ...computed('mirrorProperties').map(([name, one]) => row(name, one, 'mirror', 'mirror')),
    ...computed('calculationProperties').map(([name, one]) => row(name, one, 'calculation', 'calculated')),
    ...computed('aggregationProperties').map(([name, one]) => {
      const func = (one.calculationSpec as { func?: unknown } | undefined)?.func;
      return row(name, one, 'aggregation', typeof func === 'string' ? func : 'aggregated');
    }),
    ...relationsOf(document).map(([name, one]) => row(name, one, 'relation', one.target)),
  ];
}
