'use client';

import { hashKey, keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { EntityCount } from '#components/shell/entity-count.tsx';
import { CopyAsCurl } from '#components/ui/copy-as-curl.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { CatalogFoot } from './catalog-foot.tsx';
import { CatalogRows } from './catalog-rows.tsx';
import { CatalogToolbar } from './catalog-toolbar.tsx';
import { FacetAside } from './facet-aside.tsx';
import { type FirstRows, type SearchAnswer, searchBody } from './search-body.ts';
import { type CatalogOf, useCatalog } from './use-catalog.ts';
import { ViewTabs } from './view-tabs.tsx';

const BulkBar = loadedLater(async () => (await import('./bulk-bar.tsx')).BulkBar);

export interface CatalogTableProps extends CatalogOf {
  heading: string;
  description: string | undefined;
  /** the way to a new entity, for those who may */
  register: ReactNode;
  /** what an installation without any entity of this kind says */
  empty: ReactNode;
  /** the answer that came with the page */
  first: FirstRows | undefined;
  /** whether the reader may delete any entity */
  mayDelete: boolean;
}

/** The catalog of one blueprint: everything it shows is decided by its URL and answered by the server. */
export function CatalogTable({
  heading,
  description,
  register,
  empty,
  first,
  mayDelete,
  ...of
}: CatalogTableProps) {
  const catalog = useCatalog(of);
  const { parts } = catalog;
  const { blueprint, columns, view, setView } = parts;
  const body = searchBody(view, columns);
  const path = `${v1('blueprints', blueprint, 'entities')}/search`;
  const query = useQuery({
    queryKey: ['entities', blueprint, 'table', body],
    queryFn: ({ signal }) => api<SearchAnswer>(path, { method: 'POST', body, signal }),
    placeholderData: keepPreviousData,
    ...(first && hashKey([first.body]) === hashKey([body])
      ? { initialData: first.answer, initialDataUpdatedAt: first.at }
      : {}),
  });
  const answer = query.data;
  const isMarking = parts.selection.all || parts.selection.ids.size > 0;
  return (
    <>
      <PageHeader
        className="px-5 pt-1 pb-2 max-md:flex-nowrap max-md:px-4 max-md:pt-3 max-md:*:basis-auto max-md:[&_p]:hidden"
        title={heading}
        count={<EntityCount blueprint={blueprint} />}
        description={description}
        actions={
          <>
            <CopyAsCurl className="max-md:hidden" request={{ method: 'POST', url: path, body }} />
            {register}
          </>
        }
      />
      <ViewTabs parts={parts} saved={catalog.saved} />
      <CatalogToolbar catalog={catalog} found={answer?.count} />
      <div className="relative flex min-h-0 flex-1 border-t border-line">
        <FacetAside parts={parts} />
        <CatalogRows
          parts={parts}
          answer={answer}
          isStale={query.isPlaceholderData}
          error={query.error}
          onRetry={() => query.refetch()}
          empty={empty}
        />
        {isMarking ? (
          <Suspense>
            <BulkBar parts={parts} found={answer?.count} mayDelete={mayDelete} />
          </Suspense>
        ) : null}
      </div>
      <CatalogFoot blueprint={blueprint} noun={parts.noun} view={view} answer={answer} onChange={setView} />
    </>
  );
}
