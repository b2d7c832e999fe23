import { LoadingPage } from '#components/shell/page-skeletons.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

/** The inbox before it is known: the queue, and beside it what is to be decided. */
export function ApprovalsSkeleton() {
  return (
    <LoadingPage crumbs={[{ label: 'Approvals' }]}>
      <div className="px-5 pt-1 pb-3 max-md:px-4 max-md:pt-3">
        <div className="flex h-(--control-h) items-center">
          <Skeleton className="h-4! w-36" />
        </div>
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[23rem_minmax(0,1fr)] border-t border-line max-lg:grid-cols-1">
        <div className="border-r border-line px-5 py-4 max-lg:border-0 max-md:px-4">
          <Skeleton className="mb-4 w-28" />
          <SkeletonRows rows={5} label="Loading the queue" />
        </div>
        <div className="px-8 py-6 max-lg:hidden">
          <Skeleton className="h-4! w-64" />
          <Skeleton className="mt-3 mb-8 w-80" />
          <SkeletonRows rows={4} label="Loading what is asked" />
          <Skeleton className="mt-8 h-48! w-full" />
        </div>
      </div>
    </LoadingPage>
  );
}
