'use client';

import { useEffect, useState } from 'react';
import { exactTime, relativeTime, timeAgo } from './format-time.ts';

export interface RelativeTimeProps {
  /** ISO string, or a Date that came from the server. */
  at: string | Date;
  /** as part of a sentence: "4 min ago" */
  ago?: boolean;
}

/** Relative, with the exact moment and zone on hover; renews itself twice a minute. */
export function RelativeTime({ at, ago = false }: RelativeTimeProps) {
  const moment = new Date(at);
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (Number.isNaN(moment.getTime())) return <span>–</span>;
  return (
    <time
      dateTime={moment.toISOString()}
      title={now ? exactTime(moment) : undefined}
      suppressHydrationWarning
    >
      {(ago ? timeAgo : relativeTime)(moment, now ?? new Date())}
    </time>
  );
}
