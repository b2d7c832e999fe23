import { PageBody } from '#components/shell/page-body.tsx';
import { HeadSkeleton, LoadingPage } from '#components/shell/page-skeletons.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

/** Two columns, as the home page has them. */
export const HOME_GRID =
  'grid grid-cols-[minmax(0,1fr)_344px] gap-x-12 max-lg:grid-cols-[minmax(0,1fr)_300px] max-lg:gap-x-8 max-md:block';

/** The home page before anything is known. */
export function HomeSkeleton() {
  return (
    <LoadingPage crumbs={[{ label: 'Home' }]}>
      <PageBody label="Loading" className={HOME_GRID}>
        <HeadSkeleton className="col-span-full mb-3.5 h-12" />
        <div className="min-w-0">
          <SkeletonRows rows={4} label="Loading what waits" />
          <Skeleton className="mt-7 mb-4 w-40" />
          <SkeletonRows rows={8} label="Loading what is owned" />
        </div>
        <div className="min-w-0 max-md:mt-7">
          <Skeleton className="mt-2 mb-4 w-24" />
          <SkeletonRows rows={4} label="Loading actions" />
        </div>
      </PageBody>
    </LoadingPage>
  );
}
