import type { JsonSchema } from './value-schema.ts';

/** How the entities a change touches are found. A value that is null counts as none. */
export type EntityCheck =
  | { of: 'nothing' }
  | { of: 'every' }
  /** those that hold the property; those fail whose value does not meet the schema */
  | { of: 'value'; property: string; schema?: JsonSchema }
  /** those that hold the property; those fail that do not */
  | { of: 'required'; property: string }
  /** those that have links by the relation; those fail to which one of the faults applies */
  | { of: 'links'; relation: string; target: string; faults: LinkFault[] };

/** No link at all, more than one, or one that leads to another blueprint than `target`. */
export type LinkFault = 'missing' | 'several' | 'elsewhere';

export type PlannedThing =
  | 'blueprint'
  | 'identifier'
  | 'title'
  | 'icon'
  | 'description'
  | 'property'
  | 'required'
  | 'order'
  | 'relation'
  | 'mirror'
  | 'calculation'
  | 'aggregation'
  | 'setting';

/** One thing that saving a document would change. */
export interface PlannedChange {
  kind: 'add' | 'change' | 'remove' | 'rename';
  what: PlannedThing;
  /** of the property, relation or key */
  name: string;
  /** JSON Pointer into the document that has it: the new one, or for a removal the old one */
  path: string;
  sentence: string;
  check: EntityCheck;
}
