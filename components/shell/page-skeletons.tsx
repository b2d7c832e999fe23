import type { ReactNode } from 'react';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';
import { Page } from './page.tsx';
import { PageBody } from './page-body.tsx';
import type { Crumb } from './page-title.ts';

interface LoadingPageProps {
  /** As far as the address says them; the rest is still to come. */
  crumbs: readonly Crumb[];
  children: ReactNode;
}

/** A page before its content: the topbar is real at once, the rest has its true layout. */
export function LoadingPage({ crumbs, children }: LoadingPageProps) {
  return (
    <Page crumbs={crumbs}>
      <div role="status" aria-label="Loading the page" className="flex min-h-0 flex-1 flex-col">
        {children}
      </div>
    </Page>
  );
}

/** Title and the sentence under it. */
export function HeadSkeleton({ sentence = true, className }: { sentence?: boolean; className?: string }) {
  return (
    <div className={className}>
      <div className="flex h-8 items-center">
        <Skeleton className="h-4! w-48" />
      </div>
      {sentence ? <Skeleton className="mt-2 w-80 max-w-full" /> : null}
    </div>
  );
}

/** A page that lists things under its title. */
export function ListPageSkeleton({ crumbs, width }: { crumbs: readonly Crumb[]; width?: 'full' | 'wide' }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <PageBody label="Loading" {...(width ? { width } : {})}>
        <HeadSkeleton className="mb-6" />
        <SkeletonRows rows={10} label="Loading rows" />
      </PageBody>
    </LoadingPage>
  );
}

/** Cards under a title. */
export function CardsPageSkeleton({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <PageBody label="Loading">
        <HeadSkeleton className="mb-4" />
        <Skeleton className="mb-5 h-8! w-72 max-w-full" />
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(18rem,100%),1fr))] gap-3">
          {[0, 1, 2, 3, 4, 5].map((card) => (
            <div key={card} className="flex h-36 flex-col gap-3 rounded-3 p-4 shadow-1">
              <Skeleton className="w-2/5" />
              <Skeleton className="w-4/5" />
              <Skeleton className="w-3/5" />
            </div>
          ))}
        </div>
      </PageBody>
    </LoadingPage>
  );
}

function Fields({ count }: { count: number }) {
  return Array.from(Array(count).keys()).map((field) => (
    <div key={field} className="mb-5">
      <Skeleton className="mb-2 w-28" />
      <Skeleton className="h-(--field-h)! w-full" />
    </div>
  ));
}

/** One column of fields. */
export function FormPageSkeleton({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <PageBody label="Loading" width="form">
        <HeadSkeleton className="mb-6" sentence={false} />
        <Fields count={6} />
      </PageBody>
    </LoadingPage>
  );
}

/** Fields, and beside them a panel that follows them. */
export function PanelPageSkeleton({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_26.75rem] max-xl:grid-cols-[minmax(0,1fr)_22rem] max-lg:grid-cols-1">
        <div className="px-10 py-6 max-md:px-4">
          <div className="mx-auto max-w-160">
            <HeadSkeleton className="mb-6" />
            <Fields count={4} />
          </div>
        </div>
        <div className="border-l border-line bg-surface-2 p-6 max-lg:hidden">
          <Skeleton className="mb-4 w-32" />
          <Skeleton className="mb-8 h-32! w-full" />
          <Skeleton className="mb-4 w-32" />
          <Skeleton className="h-48! w-full" />
        </div>
      </div>
    </LoadingPage>
  );
}

/** A queue or a timeline at the left, what is chosen beside it. */
export function PanesPageSkeleton({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <HeadSkeleton className="px-5 pt-2 pb-4 max-md:px-4" />
      <div className="grid min-h-0 flex-1 grid-cols-[22rem_minmax(0,1fr)] border-t border-line max-lg:grid-cols-1">
        <div className="border-r border-line p-5 max-lg:border-0 max-md:px-4">
          <SkeletonRows rows={6} label="Loading the list" />
        </div>
        <div className="p-5 max-lg:hidden">
          <Skeleton className="mb-5 h-4! w-64" />
          <SkeletonRows rows={8} label="Loading what is chosen" />
        </div>
      </div>
    </LoadingPage>
  );
}
