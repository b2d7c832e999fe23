import { EditorSkeleton } from '#components/builder/builder-skeletons.tsx';

export default function Loading() {
  return <EditorSkeleton crumbs={[{ label: 'Actions', href: '/actions' }, { label: 'New action' }]} />;
}
