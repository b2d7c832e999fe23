'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DifferenceView } from '#components/audit/difference-view.tsx';
import { api } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { differenceOf } from './difference-of.ts';
import { RestoreButton } from './restore-button.tsx';
import type { DocumentVersion, Versioned } from './versions-wire.ts';

export interface VersionsDialogProps {
  of: Versioned;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** the version shown first; otherwise the one before the current one */
  first?: number | undefined;
}

const PAGE = 50;

/** Every version of a document: who wrote it and when, what differs from now, and the way back to it. */
export function VersionsDialog({ of, open, onOpenChange, first }: VersionsDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Versions of ${of.title}`}
      description={`Version ${of.version} is the current one.`}
    >
      {open ? <Versions of={of} first={first} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function Versions({ of, first, onDone }: Pick<VersionsDialogProps, 'of' | 'first'> & { onDone: () => void }) {
  const [picked, setPicked] = useState(first);
  const list = useInfiniteQuery({
    queryKey: [`${of.noun}s`, 'versions', of.path],
    queryFn: ({ pageParam, signal }) =>
      api<{ versions: DocumentVersion[]; next: string | null }>(`${of.path}/versions`, {
        query: { limit: PAGE, from: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (list.error) {
    return <QueryError error={list.error} what="The versions" onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <SkeletonRows rows={4} label="Loading the versions" />;
  const versions = list.data.pages.flatMap((page) => page.versions);
  const chosen = picked ?? versions.find(({ current }) => !current)?.version;
  return (
    <div className="grid gap-4">
      <ul aria-label="Versions" className="grid max-h-56 gap-0.5 overflow-y-auto">
        {versions.map((entry) => (
          <li key={entry.version}>
            <button
              type="button"
              aria-pressed={entry.version === chosen}
              disabled={entry.current}
              onClick={() => setPicked(entry.version)}
              className={cx(
                'flex min-h-8 w-full flex-wrap items-center gap-x-3 rounded-2 px-2.5 text-left pointer-coarse:min-h-11',
                entry.version === chosen ? 'bg-selected' : entry.current ? '' : 'hover:bg-hover',
              )}
            >
              <span className="w-20 font-medium">Version {entry.version}</span>
              <bdi className="min-w-0 truncate text-ink-2">{entry.changedBy.name}</bdi>
              <span className="ml-auto text-ink-3">
                {entry.current ? 'current, ' : ''}
                <RelativeTime at={entry.changedAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          size="sm"
          variant="quiet"
          pending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show older versions
        </Button>
      ) : null}
      {chosen === undefined ? (
        <p className="text-ink-2">It was never changed: there is nothing to compare or to go back to.</p>
      ) : (
        <Compared of={of} version={chosen} onDone={onDone} />
      )}
    </div>
  );
}

function Compared({ of, version, onDone }: { of: Versioned; version: number; onDone: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: [`${of.noun}s`, 'version', of.path, version],
    queryFn: ({ signal }) =>
      api<{ version: { document: unknown } }>(`${of.path}/versions/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <QueryError error={error} what="This version" onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} label="Loading the version" />;
  return (
    <section aria-labelledby="version-difference" className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h3 id="version-difference" className="mr-auto">
          From version {version} to version {of.version}
        </h3>
        <RestoreButton of={of} version={version} onDone={onDone} />
      </div>
      <DifferenceView difference={differenceOf(data.version.document, of.document)} />
    </section>
  );
}
