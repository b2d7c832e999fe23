'use client';

import { createContext, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';
import { loadedLater } from './loaded-later.tsx';
import type { ShownToast, ToastMessage } from './toast-message.ts';

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** `const toast = useToast(); toast({title: 'Saved'})` */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

const ToastList = loadedLater(async () => (await import('./toast-list.tsx')).ToastList);

/** Once, around the application. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ShownToast[]>();
  const add = useCallback((message: ToastMessage) => {
    setShown((before = []) => [...before.slice(-2), { ...message, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const remove = useCallback((id: number) => setShown((now) => now?.filter((one) => one.id !== id)), []);
  return (
    <ToastContext value={add}>
      {children}
      <Suspense>{shown ? <ToastList shown={shown} onGone={remove} /> : null}</Suspense>
    </ToastContext>
  );
}
