import { CardsPageSkeleton } from '#components/shell/page-skeletons.tsx';

export default function Loading() {
  return <CardsPageSkeleton crumbs={[{ label: 'Self-service' }]} />;
}
