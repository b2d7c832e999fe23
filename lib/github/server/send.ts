import type { Answer } from '#lib/github/rate-limit.ts';
import type { AppTokens } from './app-tokens.ts';
import type { ExchangeOptions } from './exchange.ts';
import { askGitHub, createOctokit, type GitHubRequest } from './request.ts';

/** Where GitHub is, and as whom we ask: with a token of ours, or those of an App's installations. */
export interface GitHubAddress {
  apiUrl: string;
  token: string | undefined;
  tokens?: AppTokens | undefined;
}

export interface Repository {
  org: string;
  repo: string;
}

export type Send = (
  repository: Repository,
  request: GitHubRequest,
  options: ExchangeOptions,
) => Promise<Answer>;

/**
 * One request about a repository, with the token that is right for it. A token of the App that is not accepted
 * any more is replaced once: a 401 proves that nothing was done.
 */
export function createSend({ apiUrl, token, tokens }: GitHubAddress): Send {
  const octokit = createOctokit({ apiUrl, token: tokens ? undefined : token });
  if (!tokens) return (_, request, options) => askGitHub(octokit, request, options);
  return async (repository, request, options) => {
    const first = await tokens.tokenFor(repository);
    if ('answer' in first) return first.answer;
    const answer = await askGitHub(octokit, { ...request, token: first.token }, options);
    if (answer.status !== 401) return answer;
    tokens.forget(repository);
    const second = await tokens.tokenFor(repository);
    return 'answer' in second
      ? second.answer
      : askGitHub(octokit, { ...request, token: second.token }, options);
  };
}
