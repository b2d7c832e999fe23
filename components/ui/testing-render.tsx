import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { TooltipProvider } from './tooltip.tsx';

/** Renders into the test's document; returns what takes it away again. */
export async function renderForTest(
  node: ReactNode,
): Promise<{ host: HTMLElement; update: (next: ReactNode) => Promise<void>; unmount: () => Promise<void> }> {
  (globalThis as Record<string, unknown>).IS_REACT_ACT_ENVIRONMENT = true;
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const show = (next: ReactNode) => act(async () => root.render(<TooltipProvider>{next}</TooltipProvider>));
  await show(node);
  return {
    host,
    update: show,
    unmount: async () => {
      await act(async () => root.unmount());
      host.remove();
    },
  };
}

/** Types as a person does: React listens to the native setter. */
export async function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    const prototype =
      field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function press(target: Element, key: string): Promise<void> {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

export async function click(target: Element | null | undefined): Promise<void> {
  if (!(target instanceof HTMLElement)) throw new Error('There is nothing to click.');
  await act(async () => target.click());
}
