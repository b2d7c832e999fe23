import { Check } from 'lucide-react';
import type { Run } from '#components/runs/run-wire.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import { progressNotes, progressText } from './progress-text.ts';

/** How long it waits, for whom, and who has agreed already. */
export function Facts({ run }: { run: Run }) {
  const { approvalProgress: progress, requester } = run;
  const agreed = run.approvals.filter(({ decision, voided }) => decision === 'APPROVE' && !voided);
  const notes = progress ? progressNotes(progress, requester.name ?? requester.id) : [];
  return (
    <dl className="my-6 grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-x-4 gap-y-3">
      <Fact term="Waiting">
        <RelativeTime at={run.createdAt} />
      </Fact>
      {progress ? (
        <Fact term="Approval">
          {progressText(progress)}
          {notes.map((note) => (
            <span key={note} className="block text-xs font-regular text-ink-2">
              {note}
            </span>
          ))}
        </Fact>
      ) : null}
      {agreed.length > 0 ? (
        <Fact term="Already approved">
          {agreed.map(({ approver, createdAt, reason }) => (
            <span key={approver.id} className="block">
              <Check aria-hidden size={14} className="mr-1 inline-block align-[-2px] text-success" />
              <VisibleText>{approver.name ?? approver.id}</VisibleText>{' '}
              <span className="text-xs font-regular text-ink-2">
                <RelativeTime at={createdAt} ago />
              </span>
              {reason ? (
                <q className="block text-xs font-regular text-ink-2">
                  <VisibleText>{reason}</VisibleText>
                </q>
              ) : null}
            </span>
          ))}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0 border-l border-line pl-3 first:border-0 first:pl-0">
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="mt-0.5 font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}
