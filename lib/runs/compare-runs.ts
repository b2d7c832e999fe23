import { canonicalJson, RUN_ID_PLACEHOLDER } from './canonical-request.ts';

/** One value of two runs, side by side; what one of them has not is missing there. */
export interface Difference {
  name: string;
  change: 'same' | 'changed' | 'added' | 'removed';
  now?: unknown;
  before?: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** Every value of either, those of now first and in their order. Nothing and empty text are the same as missing. */
export function compareValues(now: Values, before: Values): Difference[] {
  const names = [...Object.keys(now), ...Object.keys(before).filter((name) => !Object.hasOwn(now, name))];
  return names.map((name) => differenceOf(name, readValue(now, name), readValue(before, name)));
}

/** What of the exact request differs, apart from who asked and the run's own id. */
export function compareRequests(now: StoredRequest, before: StoredRequest): Difference[] {
  return compareValues(partsOf(now), partsOf(before)).filter(({ change }) => change !== 'same');
}

interface StoredRequest {
  id: string;
  /** canonical text */
  request: string;
}

function differenceOf(name: string, now: unknown, before: unknown): Difference {
  if (now === undefined && before === undefined) return { name, change: 'same' };
  if (now === undefined) return { name, change: 'removed', before };
  if (before === undefined) return { name, change: 'added', now };
  return { name, change: canonicalJson(now) === canonicalJson(before) ? 'same' : 'changed', now, before };
}

function readValue(values: Values, name: string): unknown {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === null || value === '' ? undefined : value;
}

/** What an approver looks at, by names that can be read. */
function partsOf({ id, request }: StoredRequest): Values {
  const { method, url, body, action, entity, secrets } = JSON.parse(
    request.replaceAll(id, RUN_ID_PLACEHOLDER),
  ) as Record<string, unknown>;
  const { ref, inputs } = toValues(body);
  const secret = Array.isArray(secrets) && secrets.length > 0 ? { secrets } : {};
  const workflow = Object.entries(toValues(inputs)).map(([name, value]) => [`inputs.${name}`, value]);
  return {
    'action version': toValues(action).version,
    method,
    url,
    ref,
    entity,
    ...Object.fromEntries(workflow),
    ...secret,
  };
}

function toValues(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}
