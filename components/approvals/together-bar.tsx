'use client';

import { useRef } from 'react';
import { failureText } from '#components/query/failure-text.ts';
import { CommentField, tooLong } from '#components/runs/comment-field.tsx';
import { DecisionButtons } from '#components/runs/decision-buttons.tsx';
import type { DecisionInput } from '#components/runs/decision-form.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { useCommentText } from '#components/runs/use-comment-text.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { DecisionBar } from './decision.tsx';
import { type DecideTogether, type DecisionOutcome, useDecideTogether } from './use-decide-together.ts';

export interface TogetherBarProps {
  /** identifier */
  action: string;
  /** what can still be decided, as it is shown */
  open: Run[];
  outcomes: DecisionOutcome[];
  decide: DecideTogether;
  onDecided: (outcomes: DecisionOutcome[]) => void;
}

/** One reason and one decision for all of them; afterwards what became of each. */
export function TogetherBar({ action, open, outcomes, decide, onDecided }: TogetherBarProps) {
  const { text, setText, clear } = useCommentText(`together:${action}`);
  const deciding = useDecideTogether(decide, clear);
  const isBusy = useRef(false);
  function decideOnce(decision: DecisionInput['decision']) {
    if (isBusy.current || tooLong(text)) return;
    isBusy.current = true;
    deciding.mutate(
      { runs: open, decision, reason: text.trim() },
      {
        onSuccess: onDecided,
        onSettled: () => {
          isBusy.current = false;
        },
      },
    );
  }
  const pending = deciding.isPending ? deciding.variables.decision : undefined;
  return (
    <DecisionBar>
      {outcomes.length > 0 ? <Summary outcomes={outcomes} /> : null}
      {open.length === 0 ? (
        <ButtonLink size="lg" href="/approvals" scroll={false} className="justify-self-start">
          Back to the queue
        </ButtonLink>
      ) : (
        <form onSubmit={(event) => event.preventDefault()} className="flex flex-wrap items-start gap-2.5">
          <CommentField
            id="together-reason"
            text={text}
            onTextChange={setText}
            placeholder={`Comment, seen by ${open.length === 1 ? 'the requester' : 'all requesters'}`}
            error={deciding.isError ? failureText(deciding.error) : undefined}
          />
          <DecisionButtons count={open.length} pending={pending} onDecide={decideOnce} />
        </form>
      )}
    </DecisionBar>
  );
}

/** "2 approved, 1 refused". */
function Summary({ outcomes }: { outcomes: DecisionOutcome[] }) {
  const taken = outcomes.filter(({ ok }) => ok);
  const declined = taken.filter((outcome) => outcome.ok && outcome.state === 'declined').length;
  const approved = taken.length - declined;
  const refused = outcomes.length - taken.length;
  const parts = [
    approved > 0 ? `${approved} approved` : '',
    declined > 0 ? `${declined} declined` : '',
    refused > 0 ? `${refused} not decided: see why above` : '',
  ];
  return (
    <p role="status" className={refused > 0 ? 'text-warning' : 'text-success'}>
      {parts.filter(Boolean).join(', ')}.
    </p>
  );
}
