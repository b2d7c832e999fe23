'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { QueryError } from '#components/query/query-error.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { SkeletonBars } from '#components/ui/skeleton.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { FacetRow } from './facet-row.tsx';
import { isFacetable, tickedValues, toggleValue, withoutOwn } from './facet-rule.ts';
import { toQuery } from './filter-query.ts';
import type { TableParts } from './table-parts.ts';
import { type Facet, type FacetEntry, useFacets } from './use-facets.ts';
import { useValueText } from './value-mark.tsx';

export type FacetParts = Pick<TableParts, 'blueprint' | 'columns' | 'view' | 'setView' | 'chosen'>;

const FACETS = 6;
const FEW = 7;
const SOME = 50;
const MANY = 200;
const SEARCHED_FROM = 12;

/** Facets are of what the table shows; of the other properties only where there is room left. */
export function facetColumns(columns: readonly CatalogColumn[], chosen: readonly string[]): CatalogColumn[] {
  const able = columns.filter(isFacetable);
  const shown = able.filter(({ key }) => chosen.includes(key));
  return [...shown, ...able.filter(({ key }) => !chosen.includes(key))].slice(0, FACETS);
}

/** How many entities have which values under the filter in force; a click narrows it down. */
export function FacetPanel({ parts }: { parts: FacetParts }) {
  const { blueprint, columns, view } = parts;
  const shown = facetColumns(columns, parts.chosen);
  const question = {
    ...(view.text.trim() ? { text: view.text.trim() } : {}),
    facets: shown.map((column) => facetQuestion(parts, column)),
    limit: SOME,
  };
  const query = useFacets(blueprint, question, shown.length > 0);
  if (query.isError)
    return <QueryError error={query.error} what="The facets" onRetry={() => query.refetch()} />;
  return shown.map((column) => {
    const facet = query.data?.find(({ property }) => property === column.key);
    return facet ? (
      <FacetGroup key={column.key} parts={parts} column={column} facet={facet} />
    ) : (
      <FacetOutline key={column.key} column={column} />
    );
  });
}

function facetQuestion({ columns, view }: FacetParts, column: CatalogColumn) {
  const own = withoutOwn(view, column);
  const query = toQuery(own.match, own.rules, columns);
  return { property: column.key, ...(query ? { query } : {}) };
}

interface FacetGroupProps {
  parts: FacetParts;
  column: CatalogColumn;
  facet: Facet;
}

function FacetGroup({ parts, column, facet }: FacetGroupProps) {
  const { blueprint, view } = parts;
  const [whole, setWhole] = useState(false);
  const [text, setText] = useState('');
  const valueText = useValueText();
  const question = {
    ...(view.text.trim() ? { text: view.text.trim() } : {}),
    facets: [facetQuestion(parts, column)],
    limit: MANY,
  };
  const all = useFacets(blueprint, question, whole && facet.more);
  const answer = (whole ? all.data?.[0] : undefined) ?? facet;
  const ticked = tickedValues(view, column);
  const entries = withTicked(answer.values, ticked);
  const found = whole
    ? entries.filter((entry) => valueText(column, entry).toLowerCase().includes(text.toLowerCase()))
    : entries.filter((entry, index) => index < FEW || ticked.includes(entry.value));
  const rest = entries.length - found.length;
  return (
    <FacetFrame column={column}>
      {whole && entries.length > SEARCHED_FROM ? (
        <div className="px-2 pb-1">
          <SearchBox
            value={text}
            onValueChange={setText}
            label={`Find ${column.title}`}
            delay={0}
            slash={false}
          />
        </div>
      ) : null}
      <ul aria-label={column.title} className="max-h-96 overflow-y-auto">
        {found.map((entry) => (
          <li key={String(entry.value)}>
            <FacetRow
              column={column}
              entry={entry}
              ticked={ticked.includes(entry.value)}
              onToggle={() => parts.setView((now) => toggleValue(now, column, entry.value, parts.columns))}
            />
          </li>
        ))}
      </ul>
      {entries.length === 0 ? <p className="px-2 text-ink-3">–</p> : null}
      {rest > 0 && !whole ? (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="h-6.5 rounded-2 px-2 text-ink-2 hover:bg-hover pointer-coarse:h-10"
        >
          {rest}
          {answer.more ? '+' : ''} more
        </button>
      ) : null}
    </FacetFrame>
  );
}

/** Before its values are known: as many as there will be, so that the next facet is where it stays. */
function FacetOutline({ column }: { column: CatalogColumn }) {
  const { type, values } = column;
  const count = Math.min(values?.length ?? (type === 'boolean' ? 2 : FEW + 1), FEW + 1);
  return (
    <FacetFrame column={column}>
      <SkeletonBars rows={count} className="mx-2 [--row:1.625rem] max-lg:[--row:2.5rem]" />
    </FacetFrame>
  );
}

function FacetFrame({ column, children }: { column: CatalogColumn; children: ReactNode }) {
  return (
    <details open className="group/facet mb-2.5">
      <summary className="flex h-6 cursor-pointer list-none items-center gap-1 rounded-1 px-2 text-xs text-ink-3 select-none pointer-coarse:h-10 [&::-webkit-details-marker]:hidden">
        <h2 className="min-w-0 flex-1 truncate text-xs font-regular" title={column.title} dir="auto">
          {column.title}
        </h2>
        <ChevronDown aria-hidden size={12} className="-rotate-90 group-open/facet:rotate-0" />
      </summary>
      {children}
    </details>
  );
}

/** What is ticked stays in sight, also where the filter leaves none of it. */
export function withTicked(
  entries: readonly FacetEntry[],
  ticked: readonly FacetEntry['value'][],
): FacetEntry[] {
  const missing = ticked.filter((value) => !entries.some((entry) => entry.value === value));
  return [...entries, ...missing.map((value) => ({ value, count: 0 }))];
}
