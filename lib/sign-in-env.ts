/** OAuth app of GitHub, or of the GitHub Enterprise that `webUrl` names. */
export interface GitHubSignIn {
  id: string;
  secret: string;
  /** where one signs in, without trailing slash */
  webUrl: string;
  apiUrl: string;
  /** whose members may come in without an invitation */
  organisations: string[];
}

export interface OidcSignIn {
  /** exactly as the provider calls itself */
  issuer: string;
  id: string;
  secret: string;
  /** on the button */
  name: string;
  scopes: string;
  /** an address counts as verified although the provider does not say whether it is */
  trustEmail: boolean;
}

export interface SignInEnv {
  github: GitHubSignIn | undefined;
  oidc: OidcSignIn | undefined;
  /** lower case: whose verified addresses may come in without an invitation */
  allowedDomains: string[];
}

interface Reading {
  text: (name: string) => string | undefined;
  problems: string[];
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const ORGANISATION = /^[a-z0-9][a-z0-9-]{0,38}$/i;

/** Through whom people sign in; what is wrong is added to `problems`. */
export function readSignIn(reading: Reading, githubApiUrl: string): SignInEnv {
  return {
    github: readGitHub(reading, githubApiUrl),
    oidc: readOidc(reading),
    allowedDomains: list(reading, 'AUTH_ALLOWED_DOMAINS', DOMAIN, 'e-mail domains').map((domain) =>
      domain.toLowerCase(),
    ),
  };
}

function readGitHub(reading: Reading, githubApiUrl: string): GitHubSignIn | undefined {
  const found = together(reading, ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET']);
  const organisations = list(reading, 'AUTH_GITHUB_ORGANISATIONS', ORGANISATION, 'names of organisations');
  const webUrl = safeUrl(reading, 'AUTH_GITHUB_URL')?.replace(/\/+$/, '');
  if (!found) return undefined;
  const [id = '', secret = ''] = found;
  if (!webUrl) return { id, secret, webUrl: signInOrigin(githubApiUrl), apiUrl: githubApiUrl, organisations };
  return { id, secret, webUrl, apiUrl: apiOf(webUrl), organisations };
}

function readOidc(reading: Reading): OidcSignIn | undefined {
  const { text, problems } = reading;
  const issuer = safeUrl(reading, 'AUTH_OIDC_ISSUER');
  const found = together(reading, ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET']);
  const name = text('AUTH_OIDC_NAME');
  const scopes = text('AUTH_OIDC_SCOPES') ?? 'openid email profile';
  if (!scopes.split(/\s+/).includes('openid')) problems.push('AUTH_OIDC_SCOPES must hold the scope openid.');
  const trust = text('AUTH_OIDC_TRUST_EMAIL') ?? '0';
  if (!['0', '1'].includes(trust)) problems.push('AUTH_OIDC_TRUST_EMAIL must be 0 or 1.');
  if (!found || !issuer) return undefined;
  const [, id = '', secret = ''] = found;
  return { issuer, id, secret, name: name ?? new URL(issuer).hostname, scopes, trustEmail: trust === '1' };
}

/** Where GitHub shows its sign-in page, given the address of its API. */
function signInOrigin(apiUrl: string): string {
  const { origin, hostname } = new URL(apiUrl);
  return hostname === 'api.github.com' ? 'https://github.com' : origin;
}

/** The API of a GitHub: its own host at github.com and ghe.com, a path on a server of one's own. */
function apiOf(webUrl: string): string {
  const { protocol, host, hostname } = new URL(webUrl);
  const hasOwnHost = hostname === 'github.com' || hostname.endsWith('.ghe.com');
  return hasOwnHost ? `${protocol}//api.${host}` : `${webUrl}/api/v3`;
}

/** The values of variables of which none makes sense without the others. */
function together({ text, problems }: Reading, names: string[]): string[] | undefined {
  const missing = names.filter((name) => text(name) === undefined);
  if (missing.length === 0) return names.map((name) => text(name) ?? '');
  if (missing.length < names.length)
    problems.push(
      `${names.slice(0, -1).join(', ')} and ${names.at(-1)} belong together; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
    );
  return undefined;
}

/** Secrets and tokens travel there, so plain HTTP is for this machine only. */
function safeUrl({ text, problems }: Reading, name: string): string | undefined {
  const value = text(name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isLocal = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url && (url.protocol === 'https:' || isLocal) && !url.search && !url.hash && !url.username)
    return value;
  problems.push(
    `${name} must be a URL starting with https:// (http:// only on this machine), without a query.`,
  );
  return undefined;
}

function list({ text, problems }: Reading, name: string, pattern: RegExp, what: string): string[] {
  const items = (text(name) ?? '').split(/[\s,]+/).filter((item) => item !== '');
  const wrong = items.filter((item) => !pattern.test(item.toLowerCase()));
  if (wrong.length > 0)
    problems.push(`${name} must be ${what}, separated by commas; not: ${wrong.join(', ')}.`);
  return items;
}
