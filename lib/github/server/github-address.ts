import type { Services } from '#lib/access/server/context.ts';
import type { GitHubAddress } from './send.ts';

/** The GitHub of this installation, and as whom it is asked. */
export function gitHubAddress({ env, githubTokens }: Services): GitHubAddress {
  const { apiUrl, token } = env.github;
  return { apiUrl, token, tokens: githubTokens };
}
