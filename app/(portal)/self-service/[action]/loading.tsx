import { PanelPageSkeleton } from '#components/shell/page-skeletons.tsx';

export default function Loading() {
  return <PanelPageSkeleton crumbs={[{ label: 'Self-service', href: '/self-service' }, { label: ' ' }]} />;
}
