import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { lookUpInvitation, type OpenInvitation } from '#lib/auth/server/look-up-invitation.ts';
import { signInOptions } from '#lib/auth/sign-in-options.ts';
import { isAppError } from '#lib/errors.ts';
import { anyContext } from '#lib/web/page-context.ts';
import { AcceptInvitation } from './accept-invitation.tsx';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Opening the link changes nothing: a preview of it cannot use it up. */
export default async function InvitationPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const found = await invitationOf(typeof token === 'string' ? token.slice(0, 200) : '');
  if (typeof found === 'string')
    return (
      <>
        <h1>This invitation opens nothing</h1>
        <p className="mt-1 text-ink-2">{found}</p>
      </>
    );
  const ctx = await anyContext();
  const options = signInOptions(ctx.services.env.signIn);
  return (
    <>
      <h1>You are invited</h1>
      <Offer invitation={found} />
      {options.length > 0 ? (
        <AcceptInvitation token={String(token)} options={options} />
      ) : (
        <p className="mt-4">
          No way to sign in is set up on this server yet. Keep this link; whoever invited you can say when.
        </p>
      )}
    </>
  );
}

async function invitationOf(token: string): Promise<OpenInvitation | string> {
  const ctx = await anyContext();
  const address = (await headers()).get('x-forwarded-for') ?? '';
  try {
    return await lookUpInvitation(ctx, { token, address });
  } catch (error) {
    if (isAppError(error) && error.code === 'too_many_requests') return error.message;
    if (isAppError(error) && error.code === 'not_found')
      return 'It was used, taken back or is more than a week old. Ask whoever invited you for a new one.';
    throw error;
  }
}

function Offer({ invitation: { inviter, email, role, teams, moderates } }: { invitation: OpenInvitation }) {
  const facts: [string, string][] = [
    ['Role', role],
    ...(teams.length > 0 ? [['Teams', teams.join(', ')] as [string, string]] : []),
    ...(moderates.length > 0 ? [['Moderator of', moderates.join(', ')] as [string, string]] : []),
    ...(email ? [['For', email] as [string, string]] : []),
  ];
  return (
    <>
      <p className="mt-1 text-ink-2">
        <bdi>{inviter ?? 'An Admin'}</bdi> invites you to this portal.{' '}
        {email ? 'Sign in with the account that has this e-mail address.' : 'Choose how to sign in.'}
      </p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts.map(([term, words]) => (
          <div key={term} className="contents">
            <dt className="text-ink-3">{term}</dt>
            <dd className="wrap-anywhere">
              <bdi>{words}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
