import type { Operator } from '#lib/query/ast.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { propertiesOf, relationsOf } from './blueprint-model.ts';
import { knownType, type PropertyDefinition } from './property-definition.ts';

/** How a column's values look, compare and sort. */
export type ColumnType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'choice'
  | 'url'
  | 'list'
  | 'object'
  | 'link';

export interface CatalogColumn {
  /** `$title`, another meta property, or the name of a property or relation: what queries and sorting call it */
  key: string;
  source: 'meta' | 'property' | 'relation';
  title: string;
  type: ColumnType;
  description?: string;
  icon?: string;
  format?: string;
  /** operators that make sense for the type; empty when it cannot be filtered */
  operators: readonly Operator[];
  filterable: boolean;
  /** allowed values, in order */
  values?: readonly unknown[];
  colors?: Record<string, string>;
  /** blueprint a relation leads to */
  target?: string;
  many?: boolean;
}

const EMPTY: Operator[] = ['isEmpty', 'isNotEmpty'];
const TEXT: Operator[] = [
  'contains',
  '=',
  '!=',
  'in',
  'notIn',
  'beginsWith',
  'endsWith',
  'doesNotContains',
  'doesNotBeginsWith',
  'doesNotEndsWith',
  ...EMPTY,
];

const OPERATORS: Record<ColumnType, readonly Operator[]> = {
  text: TEXT,
  url: TEXT,
  number: ['=', '!=', '>', '>=', '<', '<=', 'between', 'notBetween', ...EMPTY],
  boolean: ['=', '!=', ...EMPTY],
  date: ['between', 'notBetween', '=', '>', '>=', '<', '<=', ...EMPTY],
  choice: ['in', 'notIn', '=', '!=', ...EMPTY],
  list: ['contains', 'containsAny', 'doesNotContains', 'doesNotContainsAny', ...EMPTY],
  link: ['=', '!=', 'in', 'notIn', ...EMPTY],
  object: EMPTY,
};

const META: [key: string, title: string, type: ColumnType][] = [
  ['$title', 'Title', 'text'],
  ['$identifier', 'Identifier', 'text'],
  ['$team', 'Teams', 'list'],
];
const WRITTEN: [key: string, title: string, type: ColumnType][] = [
  ['$createdAt', 'Created', 'date'],
  ['$updatedAt', 'Updated', 'date'],
  ['$createdBy', 'Created by', 'text'],
  ['$updatedBy', 'Updated by', 'text'],
];

/** Every column the catalog table of a blueprint can show, in the order the blueprint was written. */
export function toColumns(document: BlueprintDocument): CatalogColumn[] {
  return [
    ...META.map(metaColumn),
    ...propertiesOf(document).map(([name, definition]) => propertyColumn(name, definition)),
    ...relationsOf(document).map(([name, { title, target, many, description }]) => ({
      ...column(name, 'relation', title || name, 'link'),
      ...(description ? { description } : {}),
      target,
      many: many === true,
    })),
    ...WRITTEN.map(metaColumn),
  ];
}

function metaColumn([key, title, type]: [string, string, ColumnType]): CatalogColumn {
  return column(key, 'meta', title, type);
}

function propertyColumn(name: string, definition: PropertyDefinition): CatalogColumn {
  const { title, description, icon, format } = definition;
  const items = definition.items as PropertyDefinition | undefined;
  const choices = definition.enum ?? items?.enum;
  const colors = definition.enumColors ?? items?.enumColors;
  return {
    ...column(name, 'property', title || name, columnType(definition)),
    ...(description ? { description } : {}),
    ...(icon ? { icon } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(Array.isArray(choices) ? { values: choices } : {}),
    ...(colors ? { colors } : {}),
  };
}

function column(
  key: string,
  source: CatalogColumn['source'],
  title: string,
  type: ColumnType,
): CatalogColumn {
  const operators = OPERATORS[type];
  return { key, source, title, type, operators, filterable: operators.length > 0 };
}

function columnType(definition: PropertyDefinition): ColumnType {
  switch (knownType(definition)) {
    case 'number':
      return Array.isArray(definition.enum) ? 'choice' : 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    case 'string':
      return textColumnType(definition);
    default:
      return 'text';
  }
}

function textColumnType({ enum: choices, format }: PropertyDefinition): ColumnType {
  if (Array.isArray(choices)) return 'choice';
  if (format === 'date-time' || format === 'timer' || format === 'date') return 'date';
  return format === 'url' ? 'url' : 'text';
}
