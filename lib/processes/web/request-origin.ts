import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '#lib/errors.ts';

export interface OriginPolicy {
  /** The configured public origin, `https://portal.example.com`. */
  publicUrl: string;
  /** `localhost`, `127.0.0.1` and `[::1]` are the same place (demo mode). */
  loopbackIsOne: boolean;
}

interface OriginFacts {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of another origin could send with the visitor's cookies, or through a name that was
 * pointed at this machine. Only the configured origin counts; Host and forwarding headers prove nothing.
 */
export function checkOrigin(policy: OriginPolicy, request: OriginFacts): void {
  if (!isHostExempt(request) && !isOurHost(policy, request.headers.host ?? ''))
    throw new AppError('misdirected_request', `This installation is served at ${policy.publicUrl}.`);
  if (SAFE.has(request.method)) return;
  const origin = request.headers.origin;
  if (origin === undefined) {
    if (needsOrigin(request)) throw refused('The Origin header is missing.');
    return;
  }
  if (isTokenOnly(request)) return;
  if (!isOurOrigin(policy, origin)) throw refused('This origin may not send changes.');
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  if (!(policy.loopbackIsOne && isLoopback(origin))) throw refused('Another site may not send changes.');
}

/** Probes come by address; callers that bring their own token or signature have nothing to be tricked out of. */
function isHostExempt({ path, headers }: OriginFacts): boolean {
  if (path.startsWith('/api/health/')) return true;
  if (headers.cookie !== undefined || path === '/v1/demo/session') return false;
  return path.startsWith('/v1/') || path.startsWith('/api/webhooks/');
}

/** Pages are only ever posted to by browsers, which send Origin; the API is also called by programs. */
function needsOrigin({ path, headers }: OriginFacts): boolean {
  return headers.cookie !== undefined || !(path.startsWith('/v1/') || path.startsWith('/api/webhooks/'));
}

function isTokenOnly({ headers }: OriginFacts): boolean {
  return headers.authorization !== undefined && headers.cookie === undefined;
}

export function isOurHost(policy: OriginPolicy, host: string): boolean {
  return isOurOrigin(policy, `${new URL(policy.publicUrl).protocol}//${host}`);
}

export function isOurOrigin({ publicUrl, loopbackIsOne }: OriginPolicy, origin: string): boolean {
  if (!/^https?:\/\/[\w.:[\]-]+$/i.test(origin) || !URL.canParse(origin)) return false;
  const ours = new URL(publicUrl);
  const theirs = new URL(origin);
  if (theirs.origin === ours.origin) return true;
  return (
    loopbackIsOne &&
    LOOPBACK.has(ours.hostname) &&
    LOOPBACK.has(theirs.hostname) &&
    theirs.port === ours.port &&
    theirs.protocol === ours.protocol
  );
}

function isLoopback(origin: string): boolean {
  return LOOPBACK.has(new URL(origin).hostname);
}

function refused(message: string): AppError {
  return new AppError('origin_not_allowed', message);
}
