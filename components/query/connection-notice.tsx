'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CloudOff, LogOut } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { probeSession } from './session-probe.ts';
import { onSignedOut } from './signed-out.ts';

/** A 32 px line under the topbar: offline, or signed out. What was typed stays where it is. */
export function ConnectionNotice() {
  const [offline, setOffline] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine);
    update();
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    const stop = onSignedOut(() => setSignedOut(true));
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
      stop();
    };
  }, []);
  useSignedInElsewhere(signedOut, () => setSignedOut(false));
  return (
    <div role="status" className="shrink-0">
      {signedOut ? (
        <SignInLine />
      ) : offline ? (
        <p className={LINE}>
          <CloudOff aria-hidden size={14} className="text-warning" />
          You are offline. What you typed is kept.
        </p>
      ) : null}
    </div>
  );
}

/** Signing in happens in another tab, so that nothing typed here is lost; coming back asks whether it worked. */
function useSignedInElsewhere(signedOut: boolean, onSignedIn: () => void) {
  const client = useQueryClient();
  const back = useEffectEvent(async () => {
    await probeSession();
    onSignedIn();
    await client.invalidateQueries();
  });
  useEffect(() => {
    if (!signedOut) return;
    const focus = () => void back().catch(() => undefined);
    window.addEventListener('focus', focus);
    return () => window.removeEventListener('focus', focus);
  }, [signedOut]);
}

const LINE = 'flex min-h-8 items-center gap-2 bg-warning-tint px-5 text-ink max-md:px-4';

function SignInLine() {
  const path = usePathname();
  const search = useSearchParams().toString();
  const back = encodeURIComponent(search ? `${path}?${search}` : path);
  return (
    <p className={LINE}>
      <LogOut aria-hidden size={14} className="text-warning" />
      <span>
        You are signed out. What you typed is kept.{' '}
        <a
          href={`/sign-in?next=${back}`}
          target="_blank"
          className="rounded-1 font-medium text-accent underline underline-offset-2"
          rel="noopener"
        >
          Sign in again
        </a>
      </span>
    </p>
  );
}
