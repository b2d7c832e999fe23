import { CopyId } from '#components/ui/copy-id.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { SESSION_DAYS } from '#lib/auth/session-cookie.ts';
import { missingSignIn, signInOptions } from '#lib/auth/sign-in-options.ts';
import { pageContext } from '#lib/web/page-context.ts';
import { SettingsPage } from '../settings-page.tsx';

export default function SignInSettingsPage() {
  return (
    <SettingsPage
      section="Sign-in"
      description="What this server is configured with. It is set by environment variables, not here; secrets are never shown."
    >
      <Configured />
    </SettingsPage>
  );
}

async function Configured() {
  const { env } = (await pageContext()).services;
  const { github, allowedDomains } = env.signIn;
  const options = signInOptions(env.signIn);
  const organisations = github?.organisations ?? [];
  return (
    <div className="grid max-w-[72ch] gap-6">
      <Section title="Providers" id="providers">
        {options.length === 0 ? (
          <EmptyState>
            {missingSignIn(env) ?? 'None: this is the demo, whose identities sign in with one click.'}
          </EmptyState>
        ) : (
          <dl className="grid gap-3">
            {options.map(({ id, name, url }) => (
              <div key={id}>
                <dt className="font-medium">{name}</dt>
                <dd className="wrap-anywhere text-ink-2">{url}</dd>
                <dd className="flex flex-wrap items-center gap-x-2 text-ink-3">
                  Callback <CopyId id={`${env.url}/api/auth/callback/${id}`} show={0} label="Copy callback" />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      <Section title="Who may come in without an invitation" id="expected">
        <ul className="grid gap-1 text-ink-2">
          {allowedDomains.length > 0 ? (
            <li>Verified addresses at {allowedDomains.join(', ')}, as Member.</li>
          ) : null}
          {organisations.length > 0 ? (
            <li>Active members of {organisations.join(', ')} on GitHub, as Member.</li>
          ) : null}
          <li>Anybody else who signs in waits until an Admin lets them in.</li>
        </ul>
      </Section>
      <Section title="Sessions" id="sessions">
        <p className="text-ink-2">
          A session ends {SESSION_DAYS} days after signing in, or by signing out. Roles and disabling count
          from the next request.
        </p>
      </Section>
    </div>
  );
}
