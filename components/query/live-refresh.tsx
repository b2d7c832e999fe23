'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLiveTopics } from './live-events.tsx';
import { probeSession } from './session-probe.ts';

interface LiveRefreshProps {
  topics: readonly string[];
  /** the least time between two refreshes */
  everyMs?: number;
}

/** Renders the page's server part anew when one of `topics` changes. */
export function LiveRefresh({ topics, everyMs = 400 }: LiveRefreshProps) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveTopics(topics, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      // Without a session it would lead to the sign-in page, away from what is being typed.
      probeSession().then(
        () => router.refresh(),
        () => undefined,
      );
    }, everyMs);
  });
  return null;
}
