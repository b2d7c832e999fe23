'use client';

import { useState } from 'react';

/**
 * The first request there was. It stays when it is decided, here or elsewhere: a button that is about to be pressed
 * must not come to stand under another request.
 */
export function useFirst(id: string | undefined): string | undefined {
  const [first, setFirst] = useState(id);
  if (first === undefined && id !== undefined) setFirst(id);
  return first;
}
