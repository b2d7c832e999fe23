import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Octokit } from 'octokit';
import type { Clock } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import type { AppCredentials } from '#lib/github/app-credentials.ts';
import { type Answer, messageOf, rateLimitWait } from '#lib/github/rate-limit.ts';
import { ExchangeError } from './exchange.ts';
import { askGitHub, createOctokit, type GitHubRequest } from './request.ts';

interface Place {
  org: string;
  repo: string;
}

/** Tokens of an App's installations, which live for an hour. Kept in memory only. */
export interface AppTokens {
  /**
   * A token for a repository, or the answer to be taken for GitHub's when there is none to be had. Throws an
   * ExchangeError when GitHub could not be asked: nothing was sent then.
   */
  tokenFor(place: Place): Promise<{ token: string } | { answer: Answer }>;
  /** GitHub did not accept the token any more. */
  forget(place: Place): void;
}

interface Installation {
  token: string;
  /** by our clock */
  expiresAt: number;
}

interface AppTokensOptions {
  apiUrl: string;
  app: AppCredentials;
  clock: Clock;
}

/** Renewed before it ends: whoever gets one can still use it for some requests. */
const MARGIN = 5 * 60_000;
/** GitHub gives an hour; what it says further off is not believed. */
const LONGEST = 60 * 60_000;
const LIMITS = { timeoutMs: 10_000, maxBytes: 1_000_000 };
const OF_REPOSITORY = '/repos/{owner}/{repo}/installation';
const ACCESS_TOKENS = '/app/installations/{installation_id}/access_tokens';

/** One per process: everybody shares its tokens, and those who come at once wait for the same one. */
export function createAppTokens({ apiUrl, app, clock }: AppTokensOptions): AppTokens {
  const octokit = createOctokit({ apiUrl, token: undefined });
  const known = new Map<string, Promise<Installation>>();
  const now = () => clock.now().getTime();

  async function current(place: Place): Promise<Installation> {
    const key = keyOf(place);
    for (let held = known.get(key); held; held = known.get(key)) {
      const installation = await held;
      if (installation.expiresAt - MARGIN > now()) return installation;
      // Of those who waited the first one renews, the others wait for that.
      if (known.get(key) === held) break;
    }
    const fresh = renew(octokit, app, place, now);
    known.set(key, fresh);
    fresh.catch(() => known.get(key) === fresh && known.delete(key));
    return fresh;
  }

  return {
    async tokenFor(place) {
      try {
        return { token: (await current(place)).token };
      } catch (error) {
        if (error instanceof NoToken) return { answer: error.answer };
        throw error;
      }
    },
    forget(place) {
      known.delete(keyOf(place));
    },
  };
}

/** Those of the App that is configured, if one is. */
export function createAppTokensOf({ github }: Pick<Env, 'github'>, clock: Clock): AppTokens | undefined {
  return github.app && createAppTokens({ apiUrl: github.apiUrl, app: github.app, clock });
}

/** GitHub answered, and gave no token. */
class NoToken extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('GitHub gave no token');
    this.answer = answer;
  }
}

async function renew(
  octokit: Octokit,
  app: AppCredentials,
  place: Place,
  now: () => number,
): Promise<Installation> {
  const ask = async (request: GitHubRequest) => {
    const token = await signJwt(app.id, app.privateKey, now());
    return askGitHub(octokit, { ...request, token }, LIMITS).catch((error: unknown) => {
      // Whatever happened to this request, the one it was asked for has not left.
      throw error instanceof ExchangeError ? new ExchangeError(error.message, false) : error;
    });
  };
  const parameters = { owner: place.org, repo: place.repo };
  const { id } = accept(place, await ask({ method: 'GET', url: OF_REPOSITORY, parameters }), [200]);
  if (typeof id !== 'number') throw new ExchangeError('GitHub answered without an installation', false);
  const answer = await ask({
    method: 'POST',
    url: ACCESS_TOKENS,
    parameters: { installation_id: id },
  });
  const { token, expires_at: expiresAt } = accept(place, answer, [201]);
  if (typeof token !== 'string' || typeof expiresAt !== 'string')
    throw new ExchangeError('GitHub answered without a token', false);
  const end = Math.min(Date.parse(expiresAt) || 0, now() + LONGEST);
  return { token, expiresAt: end };
}

/** GitHub takes at most ten minutes, and its clock may be behind ours. */
function signJwt(id: string, key: KeyObject, now: number): Promise<string> {
  const seconds = Math.floor(now / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(id)
    .setIssuedAt(seconds - 60)
    .setExpirationTime(seconds + 8 * 60)
    .sign(key);
}

function accept(place: Place, answer: Answer, statuses: number[]): Record<string, unknown> {
  if (statuses.includes(answer.status)) return (answer.body ?? {}) as Record<string, unknown>;
  if (rateLimitWait(answer) !== undefined) throw new NoToken(answer);
  if (answer.status < 400 || answer.status >= 500)
    throw new ExchangeError(`GitHub answered ${answer.status} when asked for a token`, false);
  // 403, as 404 would say that it is the workflow or the repository that is missing.
  throw new NoToken({ status: 403, headers: {}, body: { message: refusal(place, answer) } });
}

function refusal({ org, repo }: Place, { status, body }: Answer): string {
  const said = messageOf(body) || `status ${status}`;
  if (status === 404)
    return `The GitHub App is not installed on ${org}/${repo}, or was removed there: install it, or add the repository to its installation (${said})`;
  if (status === 403)
    return `The GitHub App may not act on ${org}/${repo}; is its installation suspended? (${said})`;
  return `GitHub does not accept the App: check GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY and the clock (${said})`;
}

function keyOf({ org, repo }: Place): string {
  return `${org}/${repo}`.toLowerCase();
}
