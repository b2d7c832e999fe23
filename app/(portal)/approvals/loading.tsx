import { ApprovalsSkeleton } from '#components/approvals/approvals-skeleton.tsx';

export default function Loading() {
  return <ApprovalsSkeleton />;
}
