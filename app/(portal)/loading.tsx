import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

export default function PortalLoading() {
  return (
    <Page crumbs={[{ label: ' ' }]}>
      <PageBody label="Loading">
        <Skeleton className="mt-2 mb-6 h-4! w-56" />
        <SkeletonRows rows={8} label="Loading the page" />
      </PageBody>
    </Page>
  );
}
