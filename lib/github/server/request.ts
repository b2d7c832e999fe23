import { Octokit } from 'octokit';
import type { Answer } from '#lib/github/rate-limit.ts';
import { createExchange, ExchangeError, type ExchangeOptions } from './exchange.ts';

export interface GitHubRequest {
  method: 'GET' | 'POST';
  /** absolute, or a template of the API (`/repos/{owner}/…`) filled from `parameters` */
  url: string;
  parameters?: Record<string, string | number>;
  /** in place of the one the SDK was made with */
  token?: string;
  /** the JSON body, whole */
  body?: unknown;
}

/**
 * The SDK with everything off that would send a request again or hold it back: retries and throttling are
 * the state machine's business, and a POST repeated by a plugin is how a dispatch gets doubled.
 */
export function createOctokit(address: { apiUrl: string; token: string | undefined }): Octokit {
  return new Octokit({
    baseUrl: address.apiUrl,
    ...(address.token ? { auth: address.token } : {}),
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    userAgent: 'quayside',
  });
}

/** One request. Any answer at all is returned, also 3xx and 4xx; throws ExchangeError without a whole answer. */
export async function askGitHub(
  octokit: Octokit,
  { method, url, parameters = {}, token, body }: GitHubRequest,
  options: ExchangeOptions,
): Promise<Answer> {
  try {
    const answer = await octokit.request({
      method,
      url,
      ...parameters,
      ...(body === undefined ? {} : { data: body }),
      headers: {
        'x-github-api-version': '2022-11-28',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      request: { fetch: createExchange(options) },
    });
    return { status: answer.status, headers: headersOf(answer.headers), body: answer.data };
  } catch (error) {
    const { cause, response } = error as { cause?: unknown; response?: RawAnswer };
    if (response)
      return { status: response.status, headers: headersOf(response.headers), body: response.data };
    if (cause instanceof ExchangeError) throw cause;
    throw new ExchangeError(error instanceof Error ? error.message : 'the request failed', true);
  }
}

interface RawAnswer {
  status: number;
  headers: Record<string, unknown>;
  data: unknown;
}

function headersOf(headers: Record<string, unknown>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      value === undefined ? undefined : String(value),
    ]),
  );
}
