import { EditorSkeleton } from '#components/builder/builder-skeletons.tsx';

export default function Loading() {
  return <EditorSkeleton crumbs={[{ label: 'Builder', href: '/builder' }, { label: 'New blueprint' }]} />;
}
