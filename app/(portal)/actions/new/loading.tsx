import { PanelPageSkeleton } from '#components/shell/page-skeletons.tsx';

export default function Loading() {
  return <PanelPageSkeleton crumbs={[{ label: 'Actions', href: '/actions' }, { label: 'New action' }]} />;
}
