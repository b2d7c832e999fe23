import { PageBody } from '#components/shell/page-body.tsx';
import { LoadingPage } from '#components/shell/page-skeletons.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

const COLUMNS = ['w-16', 'w-24', 'w-20', 'w-32', 'w-28'];

/** An entity's page before the entity is known. */
export function EntitySkeleton() {
  return (
    <LoadingPage crumbs={[{ label: 'Catalog', href: '/catalog' }, { label: ' ' }]}>
      <PageBody label="Loading" className="px-7">
        <div className="flex items-start gap-3.5">
          <Skeleton className="size-9!" />
          <div>
            <Skeleton className="mt-2 h-4! w-44" />
            <Skeleton className="mt-3 w-56" />
          </div>
        </div>
        <div className="mt-4 mb-1 grid grid-cols-5 border-y border-line py-3.5 max-lg:grid-cols-3 max-lg:gap-y-4 max-md:grid-cols-1">
          {COLUMNS.map((width) => (
            <div key={width} className="grid h-14 content-start gap-2.5 pr-4">
              <Skeleton className="w-14" />
              <Skeleton className={width} />
            </div>
          ))}
        </div>
        <div className="mb-5 flex h-10.5 items-center gap-5 border-b border-line">
          {COLUMNS.map((width) => (
            <Skeleton key={width} className="w-14" />
          ))}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)_316px] gap-x-9 max-lg:grid-cols-[minmax(0,1fr)_280px] max-md:grid-cols-1">
          <Skeleton className="h-48! w-full" />
          <SkeletonRows rows={8} label="Loading details" />
        </div>
      </PageBody>
    </LoadingPage>
  );
}
