import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { DEMO_IDENTITIES } from '#lib/auth/demo-identities.ts';
import { RETURN_COOKIE } from '#lib/auth/return-cookie.ts';
import { safeNext } from '#lib/auth/safe-next.ts';
import { signInOptions } from '#lib/auth/sign-in-options.ts';
import { anyContext } from '#lib/web/page-context.ts';
import { DemoIdentities } from './demo-identities.tsx';
import { ProviderSignIn } from './provider-sign-in.tsx';
import { SignInProblem } from './sign-in-problem.tsx';

export const metadata: Metadata = { title: 'Sign in' };

type Params = Record<string, string | string[] | undefined>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await anyContext();
  const params = await searchParams;
  const { env } = ctx.services;
  const demo = env.demo !== 'off';
  const error = typeof params.error === 'string' ? params.error : undefined;
  const next = await whereTo(params, env.url);
  // In the demo one comes back to be somebody else.
  const isBack = ctx.actor.kind === 'person' && !error && (!demo || params.next !== undefined);
  if (isBack) redirect(next);
  const options = signInOptions(env.signIn);
  return (
    <>
      <h1>{demo ? 'Come in as somebody' : 'Sign in'}</h1>
      {error ? <SignInProblem code={error} /> : null}
      {demo ? (
        <>
          <p className="mt-1 text-ink-2">
            This is the demo: the Kubernetes project, whose teams are called SIGs. Begin as Devi, and take the
            tour under Get started. Each person may do something else, and nobody has a password.
          </p>
          <DemoIdentities identities={[...DEMO_IDENTITIES]} next={next} />
        </>
      ) : null}
      {options.length > 0 ? <ProviderSignIn options={options} next={next} /> : null}
      {demo || options.length > 0 ? null : <NoProvider />}
    </>
  );
}

/** Back from a provider that did not let one in, the address has forgotten where one was going; the cookie has not. */
async function whereTo(params: Params, url: string): Promise<string> {
  if (params.next !== undefined || params.error === undefined) return safeNext(params.next);
  const kept = (await cookies()).get(RETURN_COOKIE)?.value ?? '/';
  return safeNext(kept.startsWith(`${url}/`) ? kept.slice(url.length) : kept);
}

function NoProvider() {
  return (
    <div className="mt-2 text-ink-2">
      <p>No way to sign in is set up yet. Whoever runs this server can</p>
      <ul className="mt-2 grid list-disc gap-1 pl-5">
        <li>
          set <Name>AUTH_GITHUB_ID</Name> and <Name>AUTH_GITHUB_SECRET</Name> to sign in with GitHub,
        </li>
        <li>
          set <Name>AUTH_OIDC_ISSUER</Name>, <Name>AUTH_OIDC_ID</Name> and <Name>AUTH_OIDC_SECRET</Name> to
          sign in with another provider, or
        </li>
        <li>open the link that the server printed when it started: it signs in the first Admin, once.</li>
      </ul>
    </div>
  );
}

function Name({ children }: { children: string }) {
  return <code className="font-mono text-xs wrap-anywhere text-ink">{children}</code>;
}
