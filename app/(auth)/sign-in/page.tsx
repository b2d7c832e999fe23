import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DEMO_IDENTITIES } from '#lib/auth/demo-identities.ts';
import { safeNext } from '#lib/auth/safe-next.ts';
import { anyContext } from '#lib/web/page-context.ts';
import { DemoIdentities } from './demo-identities.tsx';
import { GitHubSignIn } from './github-sign-in.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>;
}) {
  const ctx = await anyContext();
  const params = await searchParams;
  const next = safeNext(params.next);
  const { env } = ctx.services;
  const demo = env.demo !== 'off';
  if (ctx.actor.kind === 'person' && params.next !== undefined) redirect(next);
  return (
    <>
      <h1>{demo ? 'Come in as somebody' : 'Sign in'}</h1>
      {params.error ? <SignInProblem code={params.error} /> : null}
      {demo ? (
        <>
          <p className="mt-1 text-ink-2">
            This is the demo. Each person may do something else, so try more than one; nothing has a password.
          </p>
          <DemoIdentities identities={[...DEMO_IDENTITIES]} next={next} />
        </>
      ) : null}
      {env.githubSignIn ? <GitHubSignIn next={next} /> : null}
      {demo || env.githubSignIn ? null : <NoProvider />}
    </>
  );
}

function NoProvider() {
  return (
    <div className="mt-2 text-ink-2">
      <p>No way to sign in is set up yet. Whoever runs this server can</p>
      <ul className="mt-2 list-disc pl-5">
        <li>
          set <Name>AUTH_GITHUB_ID</Name> and <Name>AUTH_GITHUB_SECRET</Name>, or
        </li>
        <li>open the link that the server printed when it started: it signs in the first Admin, once.</li>
      </ul>
    </div>
  );
}

function Name({ children }: { children: string }) {
  return <code className="font-mono text-xs text-ink">{children}</code>;
}

const PROBLEMS: Record<string, string> = {
  AccessDenied: 'You may not sign in here. Ask an Admin of this portal.',
  disabled: 'This account is disabled. Ask an Admin of this portal to enable it.',
  waiting: 'Your account is written down. An Admin of this portal has to enable it; then sign in again.',
  account_exists: 'Somebody else here has this e-mail address. Ask an Admin of this portal.',
  no_email: 'GitHub told us no verified e-mail address. Verify one there, then sign in again.',
};

function SignInProblem({ code }: { code: string }) {
  return (
    <p role="alert" className="mt-3 rounded-2 bg-danger-tint px-3 py-2">
      {Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : 'Signing in did not work. Try again.'}
    </p>
  );
}
