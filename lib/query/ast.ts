import { Type } from '@sinclair/typebox';

/** Operators as clients write them; each negated one is the exact negation of its counterpart. */
export const OPERATORS = {
  '=': { test: 'equal', negated: false },
  '!=': { test: 'equal', negated: true },
  in: { test: 'in', negated: false },
  notIn: { test: 'in', negated: true },
  '>': { test: 'order', negated: false },
  '>=': { test: 'order', negated: false },
  '<': { test: 'order', negated: false },
  '<=': { test: 'order', negated: false },
  contains: { test: 'contain', negated: false },
  doesNotContains: { test: 'contain', negated: true },
  containsAny: { test: 'containAny', negated: false },
  ContainsAny: { test: 'containAny', negated: false },
  doesNotContainsAny: { test: 'containAny', negated: true },
  beginsWith: { test: 'begin', negated: false },
  doesNotBeginsWith: { test: 'begin', negated: true },
  endsWith: { test: 'end', negated: false },
  doesNotEndsWith: { test: 'end', negated: true },
  isNotEmpty: { test: 'filled', negated: false },
  isEmpty: { test: 'filled', negated: true },
  between: { test: 'between', negated: false },
  notBetween: { test: 'between', negated: true },
  relatedTo: { test: 'related', negated: false },
} as const;

export type Operator = keyof typeof OPERATORS;

export const META_PROPERTIES = [
  '$identifier',
  '$title',
  '$blueprint',
  '$team',
  '$icon',
  '$createdAt',
  '$updatedAt',
  '$createdBy',
  '$updatedBy',
  '$datasource',
  '$owned_by_team',
] as const;

export const PRESETS = [
  'today',
  'tomorrow',
  'yesterday',
  'lastWeek',
  'last2Weeks',
  'lastMonth',
  'last3Months',
  'last6Months',
  'last12Months',
] as const;
export type Preset = (typeof PRESETS)[number];

const contextSchema = Type.Object({ context: Type.Literal('user'), property: Type.String() });

/** The query language as published; `parseQuery` is what decides. */
export const querySchema = Type.Recursive(
  (Self) =>
    Type.Object(
      {
        combinator: Type.Union([Type.Literal('and'), Type.Literal('or')]),
        rules: Type.Array(
          Type.Union([
            Self,
            Type.Object(
              {
                property: Type.Optional(Type.Union([Type.String(), contextSchema])),
                relation: Type.Optional(Type.String()),
                blueprint: Type.Optional(Type.String()),
                operator: Type.Union(Object.keys(OPERATORS).map((operator) => Type.Literal(operator))),
                value: Type.Optional(Type.Unknown()),
                direction: Type.Optional(Type.Union([Type.Literal('upstream'), Type.Literal('downstream')])),
                not: Type.Optional(Type.Boolean()),
              },
              { description: 'A rule about a property, a relation, or (relatedTo) another entity.' },
            ),
          ]),
        ),
      },
      { description: 'Rules joined by a combinator; no rules hold always.' },
    ),
  { $id: 'Query' },
);

export type Scalar = string | number | boolean;
export type Bound = '>' | '>=' | '<' | '<=';

/** What is asked of one value; see docs/query-language.md for the meaning of each. */
export type Test =
  | { is: 'equal'; value: Scalar }
  | { is: 'same'; value: readonly unknown[] }
  | { is: 'in'; values: readonly Scalar[] }
  | { is: 'range'; of: 'number' | 'instant'; bounds: readonly { operator: Bound; value: number }[] }
  | { is: 'range'; of: 'text'; bounds: readonly { operator: Bound; value: string }[] }
  | { is: 'contain'; values: readonly Scalar[] }
  | { is: 'begin' | 'end'; text: string }
  | { is: 'known' }
  | { is: 'filled' };

/** A parsed query: negations made explicit, dates and facts about the caller filled in. */
export type Query =
  | { kind: 'group'; combinator: 'and' | 'or'; rules: readonly Query[] }
  | { kind: 'not'; rule: Query }
  | { kind: 'constant'; value: boolean }
  | { kind: 'property'; property: string; test: Test }
  | { kind: 'relation'; relation: string; test: Test }
  | { kind: 'related'; blueprint: string; identifiers: readonly string[]; direction: Direction };

/** `upstream`: what the named entity points at, over any hops; `downstream`: what points at it. */
export type Direction = 'both' | 'upstream' | 'downstream';

/** Holds for every entity. */
export const EVERYTHING: Query = { kind: 'constant', value: true };
