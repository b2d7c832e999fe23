'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { modelHref, type Opened } from './open-in-panel.ts';

/**
 * What the address says is open, and how to open something else. Only another blueprint needs the server; a property
 * of the same one is in the browser already.
 */
export function useOpened(chosen: string | undefined) {
  const router = useRouter();
  const params = useSearchParams();
  const property = params.get('property') ?? undefined;
  const isList = params.get('view') === 'list';
  function open(opened: Opened | undefined, replace = false) {
    const view = isList ? 'view=list' : '';
    const href = opened ? `${modelHref(opened)}${view && `&${view}`}` : `/builder${view && `?${view}`}`;
    if (opened && opened.blueprint === chosen) {
      if (replace) window.history.replaceState(null, '', href);
      else window.history.pushState(null, '', href);
    } else {
      router.push(href, { scroll: false });
    }
  }
  function showList(list: boolean) {
    const next = new URLSearchParams(params);
    if (list) next.set('view', 'list');
    else next.delete('view');
    window.history.replaceState(null, '', `/builder${next.size > 0 ? `?${next}` : ''}`);
  }
  return { property, isList, open, showList };
}
