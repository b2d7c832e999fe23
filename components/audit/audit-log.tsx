'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { api } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Input } from '#components/ui/input.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { type AuditDifference, DifferenceView } from './difference-view.tsx';

interface AuditRow {
  id: string;
  action: string;
  resourceType: string;
  resourceId: string;
  message: string;
  trigger: { at: string; by: { name?: string }; origin: string };
  context: { runId: string | null };
  diff: AuditDifference | null;
  requestId: string;
}

interface AuditAnswer {
  audits: AuditRow[];
  next?: string;
}

export interface AuditLogProps {
  /** fixed filters, for the audit of one entity or run */
  scope?: { blueprint?: string; entity?: string; run_id?: string };
  filters?: boolean;
}

const RESOURCES = ['Entity', 'Blueprint', 'Action', 'Run', 'User', 'Team', 'Policy', 'View'];

/** What was done, newest first, as sentences; each opens to what exactly changed. */
export function AuditLog({ scope = {}, filters = false }: AuditLogProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const chosen = filters ? Object.fromEntries(params) : {};
  const filter = {
    resources: chosen.resources,
    identifier: chosen.identifier,
    action: chosen.action,
    since: chosen.since ? `${chosen.since}T00:00:00Z` : undefined,
    until: chosen.until ? `${chosen.until}T23:59:59Z` : undefined,
  };
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    window.history.replaceState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
  };
  const query = useInfiniteQuery({
    queryKey: ['audit', scope, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api<AuditAnswer>('/v1/audit-log', {
        query: { ...scope, ...filter, limit: 50, from: pageParam },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  });
  const rows = query.data?.pages.flatMap((page) => page.audits) ?? [];
  return (
    <div>
      {filters ? <AuditFilters chosen={chosen} onChange={change} /> : null}
      {query.isError ? (
        <QueryError error={query.error} what="The audit log" onRetry={() => query.refetch()} />
      ) : null}
      {query.isPending ? <SkeletonRows rows={10} label="Loading the audit log" /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <EmptyState>Nothing was recorded for this choice.</EmptyState>
      ) : null}
      <ol>
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line py-2">
            <AuditEntry row={row} />
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button className="mt-3" onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
          Show older
        </Button>
      ) : null}
    </div>
  );
}

function AuditEntry({ row }: { row: AuditRow }) {
  return (
    <details className="group">
      <summary className="flex min-h-6 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-1">
        <span className="min-w-0 flex-1 wrap-anywhere">{visibleText(row.message)}</span>
        <span className="shrink-0 text-xs text-ink-2">
          <RelativeTime at={row.trigger.at} />
        </span>
      </summary>
      <div className="mt-2 mb-1 grid gap-2 rounded-2 bg-surface-2 p-3">
        <p className="flex flex-wrap items-center gap-x-4 text-xs text-ink-2">
          <span className="font-mono">{row.action}</span>
          <span>by {row.trigger.origin}</span>
          <CopyId id={row.requestId} label="Copy request id" />
          {row.context.runId ? (
            <TextLink href={`/runs/${encodeURIComponent(row.context.runId)}`}>Open run</TextLink>
          ) : null}
        </p>
        <DifferenceView difference={row.diff} />
      </div>
    </details>
  );
}

interface AuditFiltersProps {
  chosen: Record<string, string | undefined>;
  onChange: (name: string, value: string) => void;
}

function AuditFilters({ chosen, onChange }: AuditFiltersProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <Select
        aria-label="What kind of thing"
        height="toolbar"
        value={chosen.resources ?? ''}
        options={[
          { value: '', label: 'Anything' },
          ...RESOURCES.map((resource) => ({ value: resource, label: resource })),
        ]}
        onValueChange={(value) => onChange('resources', value)}
      />
      <div className="w-52 max-md:w-full">
        <SearchBox
          value={chosen.identifier ?? ''}
          onValueChange={(text) => onChange('identifier', text.trim())}
          label="Identifier"
          placeholder="Identifier"
          slash={false}
        />
      </div>
      <div className="w-52 max-md:w-full">
        <SearchBox
          value={chosen.action ?? ''}
          onValueChange={(text) => onChange('action', text.trim())}
          label="What was done, for instance entity.update"
          placeholder="Done, as entity.update"
          slash={false}
        />
      </div>
      {(['since', 'until'] as const).map((name) => (
        <label key={name} className="flex items-center gap-2 text-ink-2" htmlFor={`audit-${name}`}>
          <span className="max-md:w-9">{name === 'since' ? 'From' : 'to'}</span>
          <Input
            id={`audit-${name}`}
            type="date"
            height="toolbar"
            value={chosen[name] ?? ''}
            onChange={(event) => onChange(name, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
