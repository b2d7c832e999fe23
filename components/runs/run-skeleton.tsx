import { LoadingPage } from '#components/shell/page-skeletons.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

/** A run before it is known: what happened, the jobs with their log, what was sent. */
export function RunSkeleton() {
  return (
    <LoadingPage crumbs={[{ label: 'Runs', href: '/runs' }, { label: ' ' }]}>
      <div className="px-5 pt-2 pb-4 max-md:px-4">
        <div className="flex h-(--control-h) items-center">
          <Skeleton className="h-4! w-64" />
        </div>
        <Skeleton className="mt-2 w-96 max-w-full" />
        <Skeleton className="mt-3 w-56" />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[15rem_minmax(0,1fr)_23rem] border-t border-line max-xl:grid-cols-[minmax(0,1fr)_22rem] max-lg:grid-cols-1">
        <div className="order-1 p-5 max-xl:order-3 max-lg:order-1 max-lg:px-4">
          <SkeletonRows rows={5} label="Loading what happened" />
        </div>
        <div className="order-2 border-x border-line p-5 max-lg:border-0 max-lg:px-4">
          <Skeleton className="mb-5 w-24" />
          <Skeleton className="mb-8 h-12! w-3/4" />
          <Skeleton className="mb-4 w-16" />
          <Skeleton className="h-96! w-full" />
        </div>
        <div className="order-3 bg-surface-2 p-5 max-lg:px-4">
          <Skeleton className="mb-5 w-16" />
          <SkeletonRows rows={6} label="Loading what was asked" />
        </div>
      </div>
    </LoadingPage>
  );
}
