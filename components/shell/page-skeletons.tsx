import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
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

interface ListSkeletonProps {
  crumbs: readonly Crumb[];
  width?: 'full' | 'wide' | 'form';
  /** a line under the title */
  sentence?: boolean;
  /** what stands between the title and the rows */
  above?: 'search' | 'tabs';
}

/** A page that lists things under its title. */
export function ListPageSkeleton({ crumbs, width = 'wide', sentence = true, above }: ListSkeletonProps) {
  return (
    <LoadingPage crumbs={crumbs}>
      <PageBody label="Loading" width={width}>
        <HeadSkeleton className={above ? 'mb-3' : 'mb-6'} sentence={sentence} />
        {above === 'tabs' ? (
          <div className="mb-4 flex h-10.5 items-center gap-5 border-b border-line">
            {['w-12', 'w-16', 'w-10', 'w-20'].map((tab) => (
              <Skeleton key={tab} className={tab} />
            ))}
          </div>
        ) : null}
        {above === 'search' ? <Skeleton className="mb-4 h-(--control-h)! w-72 max-w-full" /> : null}
        <SkeletonRows rows={10} label="Loading rows" />
      </PageBody>
    </LoadingPage>
  );
}

/** Cards under a title: actions, with a search above them, or the smaller ones of blueprints. */
export function CardsPageSkeleton({ crumbs, small = false }: { crumbs: readonly Crumb[]; small?: boolean }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <PageBody label="Loading">
        <HeadSkeleton className={small ? 'mb-5' : 'mb-4'} />
        {small ? null : <Skeleton className="mb-5 h-(--control-h)! w-72 max-w-full" />}
        <div className={cx('grid gap-3', small ? SMALL_CARDS : CARDS)}>
          {Array.from(Array(small ? 8 : 6).keys()).map((card) => (
            <div
              key={card}
              className={cx('flex flex-col gap-3 rounded-3 p-4 shadow-1', small ? 'h-24' : 'h-36')}
            >
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

const CARDS = 'grid-cols-[repeat(auto-fill,minmax(min(18rem,100%),1fr))]';
const SMALL_CARDS = 'grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]';

/** Labels and what is typed under them. */
export function FieldsSkeleton({ count }: { count: number }) {
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
        <FieldsSkeleton count={6} />
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
            <FieldsSkeleton count={4} />
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
