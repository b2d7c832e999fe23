import { CircleCheck, Clock, Hourglass, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Status } from '#components/ui/status.tsx';
import { aboutTime, type Experience, successWords } from './action-experience.ts';

export interface ActionFactsProps {
  /** undefined: not known to this reader */
  experience: Experience | undefined;
  needsApproval: boolean;
}

/** What to expect, in three words each: from real runs only. */
export function ActionFacts({ experience, needsApproval }: ActionFactsProps) {
  const { medianSeconds = null, medianWaitingSeconds = null } = experience ?? {};
  return (
    <>
      {medianSeconds === null ? null : <Fact icon={Clock}>{aboutTime(medianSeconds)}</Fact>}
      {experience ? <Fact icon={CircleCheck}>{successWords(experience)}</Fact> : null}
      {needsApproval ? <Status status="guardrail.asks" size={13} /> : <span>Sent at once</span>}
      {needsApproval && medianWaitingSeconds !== null ? (
        <Fact icon={Hourglass}>decided in {aboutTime(medianWaitingSeconds)}</Fact>
      ) : null}
    </>
  );
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden size={13} strokeWidth={1.75} className="shrink-0 text-ink-3" />
      <span>{children}</span>
    </span>
  );
}
