'use client';

import { useQuery } from '@tanstack/react-query';
import { Compass, X } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, startTransition, useEffect } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { useViewer } from '#components/shell/viewer.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import {
  hasRunEnded,
  TOUR_FILTERED,
  TOUR_FORM,
  TOUR_SERVICE,
  TOUR_STEPS,
  type Tour,
  tourRequestLink,
  tourSentence,
} from './tour.ts';
import type { TourControl } from './tour-provider.tsx';

interface TourRun {
  state: string;
  can: { approve: boolean };
  entities?: { blueprint: string; identifier: string }[];
}

export interface TourBarProps extends Pick<TourControl, 'stop' | 'learn'> {
  tour: Tour;
  signInAs: (input: { identity: string; next: string }) => Promise<unknown>;
}

/** One line above the portal that says what to do next, and offers it. */
export function TourBar({ tour, stop, learn, signInAs }: TourBarProps) {
  const viewer = useViewer();
  const pathname = usePathname();
  const { run } = tour;
  const { data } = useQuery({
    queryKey: ['run', run, 'tour'],
    queryFn: ({ signal }) => api<{ run: TourRun }>(v1('actions', 'runs', run ?? ''), { signal }),
    enabled: run !== undefined,
    retry: false,
  });
  const state = data?.run.state;
  useEffect(() => learn(state), [learn, state]);
  const here = { pathname, mayApprove: data?.run.can.approve ? viewer.name : undefined };
  const number = TOUR_STEPS.indexOf(tour.step) + 1;
  const over = tour.step === 'watch' && hasRunEnded(state);
  return (
    <section
      aria-label="Tour"
      className="flex min-h-11 shrink-0 items-center gap-x-3 gap-y-1 bg-accent-tint px-4 py-1.5 max-md:flex-wrap"
    >
      <Compass aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-accent max-md:hidden" />
      <p className="min-w-0 flex-1 max-md:basis-full" aria-live="polite">
        <span className="mr-2 whitespace-nowrap text-ink-2">
          {over ? 'Done' : `Step ${number} of ${TOUR_STEPS.length}`}
        </span>
        {over ? endSentence(state) : tourSentence(tour.step, here)}
      </p>
      <NextStep tour={tour} run={data?.run} over={over} signInAs={signInAs} />
      <IconButton label="End the tour" icon={<X aria-hidden size={14} />} size="sm" onClick={stop} />
    </section>
  );
}

function endSentence(state: string | undefined): string {
  return state === 'succeeded'
    ? 'The workflow ran, and what it made is in the catalog.'
    : 'The request has ended. Its page says how, and what one can do.';
}

interface NextStepProps extends Pick<TourBarProps, 'tour' | 'signInAs'> {
  run: TourRun | undefined;
  over: boolean;
}

function NextStep({ tour, run, over, signInAs }: NextStepProps) {
  const router = useRouter();
  const pathname = usePathname();
  if (over) {
    const made = run?.entities?.at(-1);
    return made ? (
      <StepLink
        href={`/catalog/${encodeURIComponent(made.blueprint)}/${encodeURIComponent(made.identifier)}`}
      >
        Open {made.identifier}
      </StepLink>
    ) : null;
  }
  switch (tour.step) {
    case 'filter':
      return <StepLink href={TOUR_FILTERED}>Show me</StepLink>;
    case 'open':
      return <StepLink href={TOUR_SERVICE}>Open it</StepLink>;
    case 'request':
      return pathname === TOUR_FORM ? null : (
        <Button size="sm" onClick={() => router.push(tourRequestLink(new Date()))}>
          Open the form
        </Button>
      );
    case 'approve':
      return <ApproveStep href={`/approvals?run=${tour.run}`} run={run} signInAs={signInAs} />;
    default:
      return <StepLink href={`/runs/${tour.run}`}>Open the run</StepLink>;
  }
}

/** Nothing where one is already. */
function StepLink({ href, children }: { href: string; children: ReactNode }) {
  return usePathname() === href.split('?')[0] ? null : (
    <ButtonLink size="sm" href={href}>
      {children}
    </ButtonLink>
  );
}

const APPROVER = { identity: 'approver', name: 'Ines Infra', email: 'approver@quayside.demo' };
const ADMIN = { identity: 'admin', name: 'Ada Admin' };

interface ApproveStepProps extends Pick<TourBarProps, 'signInAs'> {
  href: string;
  run: TourRun | undefined;
}

/** Who asked may not approve: the other of the two who may takes over. */
function ApproveStep({ href, run, signInAs }: ApproveStepProps) {
  const viewer = useViewer();
  if (run?.can.approve) return <StepLink href={href}>Open the request</StepLink>;
  const { identity, name } = viewer.email === APPROVER.email ? ADMIN : APPROVER;
  const goOn = () => startTransition(async () => void (await signInAs({ identity, next: href })));
  return (
    <Button size="sm" onClick={goOn}>
      Go on as {name}
    </Button>
  );
}
