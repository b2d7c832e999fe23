'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { AlertDialog } from '#components/ui/alert-dialog.tsx';

/** While `dirty`, leaving asks first: closing the tab by the browser's own question, links by ours. */
export function UnsavedGuard({ dirty, what = 'changes' }: { dirty: boolean; what?: string }) {
  const router = useRouter();
  const [target, setTarget] = useState<string>();
  useEffect(() => {
    if (!dirty) return;
    function unload(event: BeforeUnloadEvent) {
      event.preventDefault();
    }
    function click(event: MouseEvent) {
      const href = sameOriginHref(event);
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    }
    window.addEventListener('beforeunload', unload);
    document.addEventListener('click', click, true);
    return () => {
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, true);
    };
  }, [dirty]);
  return (
    <AlertDialog
      open={target !== undefined}
      onOpenChange={(open) => (open ? undefined : setTarget(undefined))}
      title="Leave without saving?"
      description={`Your ${what} on this page are not saved.`}
      confirmLabel="Leave"
      cancelLabel="Stay"
      danger
      onConfirm={() => {
        if (target) router.push(target);
      }}
    />
  );
}

/** Where a plain click on a link of this site would go. */
function sameOriginHref(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || (link.target && link.target !== '_self')) return undefined;
  if (link.origin !== window.location.origin || link.hasAttribute('download')) return undefined;
  const href = link.pathname + link.search;
  return href === window.location.pathname + window.location.search ? undefined : href + link.hash;
}
