import { FormPageSkeleton } from '#components/shell/page-skeletons.tsx';

export default function Loading() {
  return <FormPageSkeleton crumbs={[{ label: 'Catalog', href: '/catalog' }, { label: ' ' }]} />;
}
