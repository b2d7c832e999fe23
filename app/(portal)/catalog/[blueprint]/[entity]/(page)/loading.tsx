import { EntitySkeleton } from '#components/entity/entity-skeleton.tsx';

export default function Loading() {
  return <EntitySkeleton />;
}
