'use client';

import { useEffect, useState } from 'react';

/** `[copied, copy]`; `copied` stays true for two seconds. */
export function useCopy(): [boolean, (text: string) => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  function copy(text: string) {
    writeClipboard(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }
  return [copied, copy];
}

/** The clipboard API exists on secure origins only; installations inside a network are often plain http. */
async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('The browser refused to copy.');
}
