import { ModelSkeleton } from '#components/builder/builder-skeletons.tsx';

export default function Loading() {
  return <ModelSkeleton />;
}
