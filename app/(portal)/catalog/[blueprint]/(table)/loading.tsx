import { TableSkeleton } from '#components/entity-table/table-skeleton.tsx';

export default function Loading() {
  return <TableSkeleton />;
}
