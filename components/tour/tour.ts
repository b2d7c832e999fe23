export const TOUR_COOKIE = 'quayside_tour';

export const TOUR_STEPS = ['filter', 'open', 'request', 'approve', 'watch'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** Where somebody stands in the tour; `run` is the request made on the way. */
export interface Tour {
  step: TourStep;
  run?: string;
}

/** What the tour can see of what was done. */
export interface TourFacts {
  pathname: string;
  /** whether the address filters a table */
  filtered: boolean;
  /** state of the tour's run, once it is known */
  runState?: string | undefined;
}

/** The service the tour is about, and what is asked for on its behalf. */
const SERVICE = 'sig-network--gateway-api';
const TOUR_ACTION = 'provision_database';
export const TOUR_FORM = `/self-service/${TOUR_ACTION}`;
export const TOUR_CATALOG = '/catalog/service';
export const TOUR_FILTERED = `${TOUR_CATALOG}?q=gateway-api`;
export const TOUR_SERVICE = `${TOUR_CATALOG}/${SERVICE}`;

/** The form filled in but for nothing; `now` makes the name one that is not taken. */
export function tourRequestLink(now: Date): string {
  const inputs = {
    name: `gateway-try-${now.getTime().toString(36).slice(-5)}`,
    service: SERVICE,
    team: 'sig-network',
    environment: 'staging-eu-west',
  };
  const params = Object.entries(inputs).map(([name, value]) => [`in.${name}`, value]);
  return `${TOUR_FORM}?${new URLSearchParams(params)}`;
}

/** The next step when what this one asks for is done; `undefined` when the tour is over. The same tour when nothing changed. */
export function followTour(tour: Tour, { pathname, filtered, runState }: TourFacts): Tour {
  const run = /^\/runs\/(r_[0-9a-f]+)$/.exec(pathname)?.[1];
  const isEntity = /^\/catalog\/service\/[^/]+$/.test(pathname);
  switch (tour.step) {
    case 'filter':
      if (isEntity) return { step: 'request' };
      return pathname === TOUR_CATALOG && filtered ? { step: 'open' } : tour;
    case 'open':
      return isEntity ? { step: 'request' } : tour;
    case 'request':
      return run ? { step: 'approve', run } : tour;
    case 'approve':
      return runState && runState !== 'waiting' ? { ...tour, step: 'watch' } : tour;
    default:
      return tour;
  }
}

const SENTENCES: Record<TourStep, string> = {
  filter: 'Find a service: under Services, type “gateway” into the box above the table.',
  open: 'Open gateway-api: what it is, who owns it, what belongs to it.',
  request: 'This is the service. Ask for a database for it; the form is filled in already.',
  approve: 'Nobody approves a request of their own: go on as somebody who may.',
  watch: 'Watch the workflow: its jobs light up as they run. It takes about a minute.',
};

/** What is next from where one stands; `mayApprove` is the name of the viewer who may decide the tour's request. */
export function tourSentence(
  step: TourStep,
  { pathname, mayApprove }: { pathname: string; mayApprove: string | undefined },
): string {
  if (step === 'request' && pathname === TOUR_FORM)
    return 'Beside the form stands what will be sent, to the letter. Press “Request database”.';
  if (step === 'approve' && mayApprove)
    return `As ${mayApprove} you may approve it: read what will be sent, then approve.`;
  return SENTENCES[step];
}

const ENDED = ['succeeded', 'failed', 'declined', 'cancelled', 'refused'];

export function hasRunEnded(state: string | undefined): boolean {
  return state !== undefined && ENDED.includes(state);
}

/** What a cookie says; what cannot be read is no tour. */
export function readTour(value: string | undefined): Tour | undefined {
  const [step, run] = (value ?? '').split('.');
  const known = TOUR_STEPS.find((name) => name === step);
  if (!known) return undefined;
  const valid = run && /^r_[0-9a-f]{32}$/.test(run) ? run : undefined;
  if (!valid && (known === 'approve' || known === 'watch')) return undefined;
  return { step: known, ...(valid ? { run: valid } : {}) };
}

export function writeTour({ step, run }: Tour): string {
  return run ? `${step}.${run}` : step;
}
