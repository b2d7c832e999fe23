import { isEmailAddress } from '#lib/access/email-address.ts';
import { isStorable } from '#lib/query/storable.ts';
import type { SignInEnv } from '#lib/sign-in-env.ts';

/** Who comes back from a provider, in the same terms whichever it was. */
export interface Visitor {
  /** verified by the provider; undefined: there is none */
  email: string | undefined;
  name: string | null;
  /** may come in without an invitation: by the domain of the address or by an organisation */
  isExpected: boolean;
}

type Profile = Record<string, unknown>;

/** What the profile of GitHub, or the claims of the OIDC provider, say about the one who signs in. */
export function visitorOf(provider: 'github' | 'oidc', profile: Profile, signIn: SignInEnv): Visitor {
  const email = provider === 'github' ? profile.email : verifiedEmail(profile, signIn);
  const address = isEmailAddress(email) ? email : undefined;
  return { email: address, name: nameOf(profile), isExpected: isExpected(address, profile, signIn) };
}

/** Without a word from the provider an address is a claim; with its `false` it stays one. */
function verifiedEmail({ email, email_verified: verified }: Profile, { oidc }: SignInEnv): unknown {
  const isVerified = verified === true || verified === 'true';
  const isTrusted = verified === undefined && oidc?.trustEmail === true;
  return isVerified || isTrusted ? email : undefined;
}

function nameOf({ name, login, preferred_username: username }: Profile): string | null {
  const found = [name, login, username].find((text) => typeof text === 'string' && text.trim() !== '');
  return typeof found === 'string' && isStorable(found) ? found.trim().slice(0, 200) : null;
}

function isExpected(email: string | undefined, { memberOf }: Profile, signIn: SignInEnv): boolean {
  const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (domain !== undefined && signIn.allowedDomains.includes(domain)) return true;
  return Array.isArray(memberOf) && memberOf.length > 0;
}
