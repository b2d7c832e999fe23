'use client';

import {
  Check,
  CircleDot,
  CircleMinus,
  Clock,
  type LucideIcon,
  MessageSquare,
  Send,
  TriangleAlert,
  X,
} from 'lucide-react';
import { Waterline, type WaterlineStep } from '#components/marks/waterline.tsx';
import { cx } from '#components/ui/cx.ts';
import { duration } from '#components/ui/format-time.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { VisibleText } from '#components/ui/visible-text.tsx';
import { isTerminal } from '#lib/runs/states.ts';
import { runTimes } from './run-times.ts';
import type { Person, Run, RunComment, RunEvent } from './run-wire.ts';
import { useRunClock } from './use-run-clock.ts';

const LOOK: [test: RegExp, icon: LucideIcon, ink: string][] = [
  [/declin|fail|refus|duplicate/, X, 'text-danger'],
  [/cancel|withdraw/, CircleMinus, 'text-ink-3'],
  [/unknown|decision|expired|lost|rate/, TriangleAlert, 'text-warning'],
  [/send|sent|dispatch/, Send, 'text-info'],
  [/approv|succe/, Check, 'text-success'],
  [/wait|queue|pending/, Clock, 'text-ink-3'],
];

function EventIcon({ kind }: { kind: string }) {
  const [, Icon, ink] = LOOK.find(([test]) => test.test(kind)) ?? [/./, CircleDot, 'text-accent'];
  return <Icon aria-hidden size={16} strokeWidth={1.75} className={ink} />;
}

/** From the request to its effect, and how much of it was waiting. */
export function RunTimeline({ run }: { run: Run }) {
  const steps = [...stepsSoFar(run), ...stepsAhead(run)];
  const times = runTimes(run, useRunClock(run));
  const total = times.waiting + times.working;
  return (
    <div>
      <Waterline label="Timeline" steps={steps} {...(isTerminal(run.state) ? {} : { now: 'now' })} />
      {total > 0 ? (
        <div className="mt-4">
          <div aria-hidden className="flex h-1.5 gap-0.5 overflow-hidden rounded-1">
            <span className="bg-warning-solid" style={{ flexGrow: times.waiting / total }} />
            <span className="bg-success-solid" style={{ flexGrow: times.working / total }} />
          </div>
          <p className="mt-1.5 flex justify-between text-xs text-ink-2">
            <span>Waiting {duration(times.waiting)}</span>
            <span>Working {duration(times.working)}</span>
          </p>
        </div>
      ) : null}
    </div>
  );
}

/** What happened and what was said, as it came. */
function stepsSoFar({ events = [], comments = [] }: Run): WaterlineStep[] {
  const told = [
    ...events.map((event) => ({ at: event.at, step: stepOf(event) })),
    ...comments.map((comment) => ({ at: comment.at, step: stepOfComment(comment) })),
  ];
  return told.sort((left, right) => left.at.localeCompare(right.at)).map(({ step }) => step);
}

function stepOfComment({ id, at, author, text }: RunComment): WaterlineStep {
  return {
    key: id,
    icon: <MessageSquare aria-hidden size={16} strokeWidth={1.75} className="text-info" />,
    title: (
      <>
        <VisibleText>{author.name ?? author.id}</VisibleText> commented
      </>
    ),
    end: <RelativeTime at={at} />,
    children: (
      <div className="wrap-anywhere whitespace-pre-wrap text-ink">
        <VisibleText>{text}</VisibleText>
      </div>
    ),
  };
}

function stepOf(event: RunEvent): WaterlineStep {
  return {
    key: event.id,
    icon: <EventIcon kind={event.kind} />,
    title: <span className="wrap-anywhere">{visibleText(event.message)}</span>,
    end: <RelativeTime at={event.at} />,
    children: event.actor ? whoDid(event.actor) : undefined,
  };
}

/** People and machine clients by name; everything this installation does by itself is Quayside. */
function whoDid({ kind, name }: Person): string | undefined {
  if (kind !== 'person' && kind !== 'machine') return 'Quayside';
  return name && visibleText(name);
}

/** What is still to come, as far as the state tells. */
function stepsAhead(run: Run): WaterlineStep[] {
  const titles: string[] = [];
  if (run.state === 'waiting') titles.push('Decision', 'Sent to GitHub', 'Workflow runs');
  if (run.state === 'pending') titles.push('Sent to GitHub', 'Workflow runs');
  if (run.state === 'sending' || run.state === 'unknown') titles.push('Workflow runs');
  return titles.map((title) => ({
    key: title,
    title,
    ahead: true,
    icon: <CircleDot aria-hidden size={16} strokeWidth={1.75} className={cx('text-ink-3')} />,
  }));
}
