'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { rememberPlace } from './recent-places.ts';
import { useViewer } from './viewer.tsx';

/** The search offers first where one was lately. */
export function RememberPlace({ title, under }: { title: string; under: string }) {
  const href = usePathname();
  const { id } = useViewer();
  useEffect(() => rememberPlace(id, { href, title, under }), [id, href, title, under]);
  return null;
}
