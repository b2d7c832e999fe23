import type { SignInEnv } from '#lib/sign-in-env.ts';

export type ProviderId = 'github' | 'oidc';

export interface SignInOption {
  id: ProviderId;
  /** on the button */
  name: string;
  /** where it leads */
  url: string;
}

/** The ways to sign in that are configured, as the sign-in page offers them. */
export function signInOptions({ github, oidc }: SignInEnv): SignInOption[] {
  const options: SignInOption[] = [];
  if (oidc) options.push({ id: 'oidc', name: oidc.name, url: oidc.issuer });
  if (github) {
    const { host } = new URL(github.webUrl);
    const name = host === 'github.com' ? 'GitHub' : `GitHub (${host})`;
    options.push({ id: 'github', name, url: github.webUrl });
  }
  return options;
}

/** Origins to which the button of the sign-in page may lead. */
export function signInOrigins(signIn: SignInEnv): string[] {
  return [...new Set(signInOptions(signIn).map(({ url }) => new URL(url).origin))];
}

/** What whoever runs the server has to set so that people can sign in; undefined when they can. */
export function missingSignIn(env: { demo: string; signIn: SignInEnv }): string | undefined {
  if (env.demo !== 'off' || signInOptions(env.signIn).length > 0) return undefined;
  return 'No way to sign in is set up: set AUTH_GITHUB_ID and AUTH_GITHUB_SECRET, or AUTH_OIDC_ISSUER, AUTH_OIDC_ID and AUTH_OIDC_SECRET (docs/sign-in.md).';
}
