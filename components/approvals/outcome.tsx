import type { Run } from '#components/runs/run-wire.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';

/** Why there is nothing to decide here (any more), and who did. */
export function Outcome({ run, viewerId }: { run: Run; viewerId: string }) {
  return (
    <p className="text-ink-2" role="status">
      {run.state === 'waiting' ? whoDecides(run, viewerId) : 'This request is decided.'}
      {run.state === 'waiting' ? null : <WhoDecided run={run} viewerId={viewerId} />}
    </p>
  );
}

function whoDecides(run: Run, viewerId: string): string {
  const agreed = run.approvals.some(({ approver, voided }) => approver.id === viewerId && !voided);
  if (agreed) return 'You approved; others have to as well.';
  return run.requester.id === viewerId
    ? 'Somebody else decides this request. Nobody approves a request of their own.'
    : 'Somebody else decides this request.';
}

function WhoDecided({ run, viewerId }: { run: Run; viewerId: string }) {
  if (run.state === 'cancelled') return ' It was withdrawn.';
  const last = run.approvals.filter(({ voided }) => !voided).at(-1);
  if (!last) return null;
  const { approver, decision, createdAt, reason } = last;
  return (
    <>
      {' '}
      {approver.id === viewerId ? 'You' : <VisibleText>{approver.name ?? approver.id}</VisibleText>}{' '}
      {decision === 'APPROVE' ? 'approved' : 'declined'} it <RelativeTime at={createdAt} ago />
      {reason ? (
        <>
          :{' '}
          <q className="text-ink">
            <VisibleText>{reason}</VisibleText>
          </q>
        </>
      ) : (
        '.'
      )}
    </>
  );
}
