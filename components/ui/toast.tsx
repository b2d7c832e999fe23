'use client';

import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  title: ReactNode;
  description?: ReactNode;
  tone?: 'success' | 'danger' | 'info';
  /** One thing to do about it, for instance Undo. */
  action?: { label: string; onClick: () => void };
}

type Shown = ToastMessage & { id: number };

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** `const toast = useToast(); toast({title: 'Saved'})` */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

const ICON = {
  success: <CircleCheck aria-hidden size={16} className="text-success" />,
  danger: <CircleX aria-hidden size={16} className="text-danger" />,
  info: <Info aria-hidden size={16} className="text-info" />,
};

/** Once, around the application. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const add = useCallback((message: ToastMessage) => {
    setShown((before) => [...before.slice(-2), { ...message, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  return (
    <ToastContext value={add}>
      <Radix.Provider label="Notice" swipeDirection="down" duration={6000}>
        {children}
        {shown.map((toast) => (
          <ToastItem
            key={toast.id}
            toast={toast}
            onGone={() => setShown((before) => before.filter((other) => other.id !== toast.id))}
          />
        ))}
        <Radix.Viewport className="fixed right-4 bottom-4 z-60 flex w-96 max-w-[calc(100vw-32px)] flex-col gap-2" />
      </Radix.Provider>
    </ToastContext>
  );
}

function ToastItem({ toast, onGone }: { toast: Shown; onGone: () => void }) {
  const tone = toast.tone ?? 'success';
  return (
    <Radix.Root
      type={tone === 'danger' ? 'foreground' : 'background'}
      onOpenChange={(open) => (open ? undefined : onGone())}
      className="flex animate-enter items-start gap-2.5 rounded-3 bg-overlay p-3 shadow-3"
    >
      <span className="mt-0.5">{ICON[tone]}</span>
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{toast.title}</Radix.Title>
        {toast.description ? (
          <Radix.Description className="text-xs text-ink-2">{toast.description}</Radix.Description>
        ) : null}
      </div>
      {toast.action ? (
        <Radix.Action altText={toast.action.label} asChild>
          <button
            type="button"
            onClick={toast.action.onClick}
            className="h-6 rounded-1 px-1 font-medium text-accent"
          >
            {toast.action.label}
          </button>
        </Radix.Action>
      ) : null}
      <Radix.Close asChild>
        <IconButton size="sm" label="Dismiss" icon={<X size={14} />} tooltip={false} />
      </Radix.Close>
    </Radix.Root>
  );
}
