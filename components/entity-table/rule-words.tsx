'use client';

import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { describeValue, operatorWord } from './filter-operators.ts';
import { type FilterPart, type FilterRule, isGroup, isRaw } from './filter-part.ts';
import { targetOf, useValueLabels } from './value-labels.ts';

export interface RuleText {
  property: string;
  operator: string;
  value: string;
}

/** A condition in words, in its three parts. */
export function useRuleText(columns: readonly CatalogColumn[], rule: FilterRule): RuleText {
  const column = columns.find(({ key }) => key === rule.property);
  const values = Array.isArray(rule.value) ? rule.value.slice(0, 1) : [rule.value];
  const label = useValueLabels(column ? targetOf(column) : undefined, values);
  return {
    property: column?.title ?? rule.property,
    operator: operatorWord(column?.type ?? 'text', rule.operator),
    value: describeValue(rule, label),
  };
}

export function RuleWords({ columns, rule }: { columns: readonly CatalogColumn[]; rule: FilterRule }) {
  const { property, operator, value } = useRuleText(columns, rule);
  return (
    <>
      {property} <span className="text-ink-2">{operator}</span>{' '}
      {value ? <strong dir="auto">{value}</strong> : null}
    </>
  );
}

/** Any part of a filter as one line. */
export function PartWords({ columns, part }: { columns: readonly CatalogColumn[]; part: FilterPart }) {
  if (isRaw(part)) return <span className="font-mono text-xs">{JSON.stringify(part.raw)}</span>;
  if (!isGroup(part)) return <RuleWords columns={columns} rule={part} />;
  return part.rules.map((rule, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
    <span key={index}>
      {index > 0 ? <span className="text-ink-2"> {part.combinator} </span> : null}
      <RuleWords columns={columns} rule={rule} />
    </span>
  ));
}
