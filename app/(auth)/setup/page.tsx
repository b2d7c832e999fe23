import type { Metadata } from 'next';
import { connection } from 'next/server';
import { OpenSetup } from './open-setup.tsx';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

/** Opening the link changes nothing; the button does, so that a link preview cannot use it up. */
export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  await connection();
  const { token } = await searchParams;
  return (
    <>
      <h1>Become the first Admin</h1>
      <p className="mt-1 text-ink-2">
        This link works once. It signs you in with the role Admin; from there you invite others and set up how
        they sign in.
      </p>
      {typeof token === 'string' && token !== '' ? (
        <OpenSetup token={token} />
      ) : (
        <p className="mt-4">The address holds no token. Copy the whole link that the server printed.</p>
      )}
    </>
  );
}
