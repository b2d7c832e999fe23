import { PanesPageSkeleton } from '#components/shell/page-skeletons.tsx';

export default function Loading() {
  return <PanesPageSkeleton crumbs={[{ label: 'Approvals' }]} />;
}
