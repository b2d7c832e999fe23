'use client';

import { useRef } from 'react';
import type { LoadOptions } from '#components/ui/combobox-option.ts';

/** The same function as long as `key` stays the same, so that a list is not searched anew with every render. */
export function useStableLoad(key: string, load: LoadOptions): LoadOptions {
  const kept = useRef<{ key: string; load: LoadOptions }>(undefined);
  if (kept.current?.key !== key) kept.current = { key, load };
  return kept.current.load;
}
