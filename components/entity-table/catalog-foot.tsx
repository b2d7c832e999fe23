'use client';

import { Suspense } from 'react';
import { useEntityCounts } from '#components/shell/shell-data.ts';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, MenuRadio } from '#components/ui/dropdown-menu.tsx';
import { compactNumber } from '#components/ui/format-number.ts';
import { PaginationBar } from '#components/ui/pagination-bar.tsx';
import { pageAfter, pageBefore } from './page-trail.ts';
import type { SearchAnswer } from './search-body.ts';
import type { SetView } from './table-parts.ts';
import { PAGE_SIZES, type ViewState } from './view-state.ts';

export interface CatalogFootProps {
  blueprint: string;
  noun: string;
  view: ViewState;
  answer: SearchAnswer | undefined;
  onChange: SetView;
}

/** How much of everything the table shows, and the ways to the rest. Groups have their own pages. */
export function CatalogFoot({ blueprint, noun, view, answer, onChange }: CatalogFootProps) {
  const paged = view.group === undefined;
  const next = paged ? answer?.next : undefined;
  return (
    <PaginationBar
      onFirst={paged && view.from ? () => onChange({ from: undefined, page: 1 }) : undefined}
      onPrevious={paged && view.page > 1 ? () => onChange(pageBefore) : undefined}
      onNext={next ? () => onChange(pageAfter(view, next)) : undefined}
      end={
        <DropdownMenu
          trigger={
            <Button variant="quiet" size="sm" className="text-xs max-md:hidden">
              {view.limit} rows a page
            </Button>
          }
        >
          <MenuRadio
            label="Rows of a page"
            value={String(view.limit)}
            onValueChange={(size) => onChange({ limit: Number(size) })}
            options={PAGE_SIZES.filter((size) => size >= 50 || size === view.limit).map((size) => ({
              value: String(size),
              label: `${size} rows`,
            }))}
          />
        </DropdownMenu>
      }
    >
      {answer ? (
        <Suspense fallback={footText(answer, noun, view)}>
          <CountedText blueprint={blueprint} noun={noun} view={view} answer={answer} />
        </Suspense>
      ) : (
        'Loading'
      )}
    </PaginationBar>
  );
}

function CountedText({
  blueprint,
  noun,
  view,
  answer,
}: Pick<CatalogFootProps, 'blueprint' | 'noun' | 'view'> & { answer: SearchAnswer }) {
  const whole = useEntityCounts().get(blueprint);
  return footText(answer, noun, view, whole);
}

type Count = NonNullable<SearchAnswer['count']>;

/** `236 services`, `49 of 236 services` under a filter, `Page 2: 50 of 236 services` of several pages. */
export function footText(
  { entities, count, next }: Pick<SearchAnswer, 'entities' | 'count' | 'next'>,
  noun: string,
  view: Pick<ViewState, 'page' | 'text' | 'rules' | 'group'>,
  whole?: Count | undefined,
): string {
  if (!count) return `${entities.length} ${noun}`;
  const found = number(count);
  if (view.group === undefined && (view.page > 1 || next)) {
    return `Page ${view.page}: ${entities.length} of ${found} ${noun}`;
  }
  const filtered = view.text.trim() !== '' || view.rules.length > 0;
  return filtered && whole ? `${found} of ${number(whole)} ${noun}` : `${found} ${noun}`;
}

function number({ value, exact }: Count): string {
  return `${exact ? '' : 'about '}${compactNumber(value)}`;
}
