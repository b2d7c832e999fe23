import { type Random, seededRandom, shuffled } from './random.ts';

/** What can go wrong with a dispatch; `after` means: the run exists, and the caller does not hear of it. */
export const DISPATCH_FAULTS = [
  'hang_before',
  'hang_after',
  'error_500_before',
  'error_502_after',
  'limit_403',
  'limit_429',
  'reset_before',
  'reset_after',
  'refuse_422',
] as const;

export type DispatchFault = (typeof DISPATCH_FAULTS)[number];
const WEBHOOK_FAULTS = ['drop', 'duplicate', 'delay'] as const;
type WebhookFault = (typeof WEBHOOK_FAULTS)[number];

export interface FaultSettings {
  seed: number;
  /** share of dispatches (0 to 1) that meet each fault */
  dispatch: Partial<Record<DispatchFault, number>>;
  /** the next dispatches exactly, before shares count */
  plan: (DispatchFault | 'ok')[];
  /** milliseconds after which a hanging connection is closed */
  hangMs: number;
  retryAfterSeconds: number;
  /** refuse every write while a Retry-After that was given has not passed */
  enforceRetryAfter: boolean;
  /** writes a second before the secondary limit answers; 0: any number */
  writesPerSecond: number;
  /** listings show a run up to so many milliseconds late */
  listingLagMs: number;
  /** share of listings that fail with 502 */
  listingFailures: number;
  webhook: Partial<Record<WebhookFault, number>>;
  webhookDelayMs: number;
  /** an older GitHub Enterprise Server that does not know `return_run_details` */
  oldServer: boolean;
}

function noFaults(seed: number): FaultSettings {
  return {
    seed,
    dispatch: {},
    plan: [],
    hangMs: 30_000,
    retryAfterSeconds: 1,
    enforceRetryAfter: false,
    writesPerSecond: 0,
    listingLagMs: 0,
    listingFailures: 0,
    webhook: {},
    webhookDelayMs: 1_000,
    oldServer: false,
  };
}

/** Cards in a deck: shares are met exactly in every so many draws. */
const DECK = 100;

/** Kinds in a seeded order, each in a stretch of its own: after any number of draws the sum of shares is met. */
function deck<Kind extends string>(
  shares: Partial<Record<Kind, number>>,
  random: Random,
): (Kind | undefined)[] {
  const kinds: Kind[] = [];
  for (const [kind, share] of Object.entries(shares) as [Kind, number][])
    for (let count = Math.round(share * DECK); count > 0; count--) kinds.push(kind);
  const cards = new Array<Kind | undefined>(DECK).fill(undefined);
  const start = (stretch: number) => Math.floor((stretch * DECK) / kinds.length);
  for (const [stretch, kind] of shuffled(kinds, random).entries()) {
    const length = start(stretch + 1) - start(stretch);
    cards[start(stretch) + Math.floor(random() * length)] = kind;
  }
  return cards;
}

/** Decides, seeded and countable, what goes wrong next. */
export class Faults {
  settings: FaultSettings;
  readonly fired: Record<string, number> = {};
  /** dispatches that met `nextDispatch`, with a fault or without */
  dispatches = 0;
  #random: Random;
  #dispatches: (DispatchFault | undefined)[] = [];
  #webhooks: (WebhookFault | undefined)[] = [];

  constructor(seed: number) {
    this.settings = noFaults(seed);
    this.#random = seededRandom(seed);
  }

  /** Replaces the settings; throws with a message on what cannot be meant. */
  configure(changes: Partial<FaultSettings>): void {
    const settings = { ...noFaults(changes.seed ?? this.settings.seed), ...changes };
    checkShares('dispatch', settings.dispatch, DISPATCH_FAULTS);
    checkShares('webhook', settings.webhook, WEBHOOK_FAULTS);
    const unknown = Object.keys(changes).filter((key) => !Object.hasOwn(noFaults(0), key));
    if (unknown.length > 0) throw new Error(`unknown settings: ${unknown.join(', ')}`);
    this.settings = { ...settings, plan: [...settings.plan] };
    this.#random = seededRandom(settings.seed);
    this.#dispatches = [];
    this.#webhooks = [];
  }

  nextDispatch(): DispatchFault | undefined {
    this.dispatches++;
    const planned = this.settings.plan.shift();
    if (planned) return planned === 'ok' ? undefined : this.#count(planned);
    if (this.#dispatches.length === 0) this.#dispatches = deck(this.settings.dispatch, this.#random);
    return this.#count(this.#dispatches.pop());
  }

  nextWebhook(): WebhookFault | undefined {
    if (this.#webhooks.length === 0) this.#webhooks = deck(this.settings.webhook, this.#random);
    const fault = this.#webhooks.pop();
    if (fault) this.#count(`webhook_${fault}`);
    return fault;
  }

  listingFails(): boolean {
    const fails = this.#random() < this.settings.listingFailures;
    if (fails) this.#count('listing_failure');
    return fails;
  }

  listingLag(): number {
    return Math.floor(this.#random() * this.settings.listingLagMs);
  }

  #count<Kind extends string>(kind: Kind | undefined): Kind | undefined {
    if (kind) this.fired[kind] = (this.fired[kind] ?? 0) + 1;
    return kind;
  }
}

function checkShares(what: string, shares: Record<string, number>, known: readonly string[]): void {
  const unknown = Object.keys(shares).filter((kind) => !known.includes(kind));
  if (unknown.length > 0) throw new Error(`${what}: unknown faults ${unknown.join(', ')}`);
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (!(sum >= 0 && sum <= 1)) throw new Error(`${what}: shares must add up to at most 1`);
}
