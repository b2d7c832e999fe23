'use client';

import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { IconButton } from './icon-button.tsx';
import type { ShownToast } from './toast-message.ts';

const ICON = {
  success: <CircleCheck aria-hidden size={16} className="text-success" />,
  danger: <CircleX aria-hidden size={16} className="text-danger" />,
  info: <Info aria-hidden size={16} className="text-info" />,
};

/** The notices that are up, in the corner of the screen. */
export function ToastList({ shown, onGone }: { shown: ShownToast[]; onGone: (id: number) => void }) {
  return (
    <Radix.Provider label="Notice" swipeDirection="down" duration={6000}>
      {shown.map((toast) => (
        <ToastItem key={toast.id} toast={toast} onGone={() => onGone(toast.id)} />
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 z-60 flex w-96 max-w-[calc(100vw-32px)] flex-col gap-2" />
    </Radix.Provider>
  );
}

function ToastItem({ toast, onGone }: { toast: ShownToast; onGone: () => void }) {
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
