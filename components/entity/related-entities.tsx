'use client';

import { useQuery } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { RelatedGroup } from './related-group.ts';

/** What this entity leads to and what leads to it, by relation. */
export function RelatedEntities({ blueprint, identifier }: { blueprint: string; identifier: string }) {
  const query = useQuery({
    queryKey: ['entities', blueprint, 'related', identifier],
    queryFn: ({ signal }) =>
      api<{ related: RelatedGroup[] }>(v1('blueprints', blueprint, 'entities', identifier, 'related'), {
        signal,
      }),
  });
  if (query.isError) {
    return <QueryError error={query.error} what="The related entities" onRetry={() => query.refetch()} />;
  }
  if (query.isPending) return <SkeletonRows rows={6} label="Loading related entities" />;
  const groups = query.data.related.filter(({ count }) => count > 0);
  if (groups.length === 0) return <EmptyState>Nothing is related to it.</EmptyState>;
  return (
    <div className="grid grid-cols-2 gap-x-8 max-md:grid-cols-1">
      {groups.map((group) => (
        <Section
          key={`${group.direction} ${group.blueprint} ${group.relation}`}
          id={`related-${group.direction}-${group.blueprint}-${group.relation}`}
          title={
            <>
              {group.direction === 'outgoing' ? group.title : group.blueprintHeading}{' '}
              <span className="ml-1 font-regular text-ink-3">
                {group.count}
                {group.direction === 'incoming' ? ` by their “${group.title}”` : ''}
              </span>
            </>
          }
        >
          <ul className="grid gap-1">
            {group.entities.map((entity) => (
              <li key={entity.identifier} className="truncate">
                <TextLink
                  href={`/catalog/${encodeURIComponent(group.blueprint)}/${encodeURIComponent(entity.identifier)}`}
                >
                  {visibleText(entity.title || entity.identifier)}
                </TextLink>
              </li>
            ))}
          </ul>
          {group.count > group.entities.length ? (
            <p className="mt-1 text-ink-3">and {group.count - group.entities.length} more</p>
          ) : null}
        </Section>
      ))}
    </div>
  );
}
