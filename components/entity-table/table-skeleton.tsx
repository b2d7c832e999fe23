import { LoadingPage } from '#components/shell/page-skeletons.tsx';
import { Skeleton, SkeletonBars, SkeletonRows } from '#components/ui/skeleton.tsx';

/** The table of a blueprint before the blueprint is known: title, views, toolbar, facets, rows. */
export function TableSkeleton() {
  return (
    <LoadingPage crumbs={[{ label: 'Catalog', href: '/catalog' }, { label: ' ' }]}>
      <div className="px-5 pt-1 pb-2 max-md:px-4 max-md:pt-3">
        <div className="flex h-(--control-h) items-center">
          <Skeleton className="h-4! w-40" />
        </div>
        <Skeleton className="mt-2 w-96 max-w-full max-md:hidden" />
      </div>
      <div className="flex h-10 items-center px-5 pb-2 max-md:px-4">
        <Skeleton className="w-24" />
      </div>
      <div className="flex justify-between gap-3 px-5 pb-2.5 max-md:px-4">
        <Skeleton className="h-(--control-h)! w-52 max-md:w-full" />
        <Skeleton className="h-(--control-h)! w-64 max-md:hidden" />
      </div>
      <div className="flex min-h-0 flex-1 border-t border-line">
        <div className="w-50 shrink-0 border-r border-line px-5 py-4 max-lg:hidden">
          <SkeletonBars rows={16} className="[--row:1.75rem]" />
        </div>
        <div className="min-w-0 flex-1 px-5 max-md:px-4">
          <SkeletonRows rows={14} label="Loading rows" />
        </div>
      </div>
    </LoadingPage>
  );
}
