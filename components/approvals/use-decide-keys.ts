'use client';

import { useEffect, useEffectEvent } from 'react';
import { inTextField } from '#components/ui/search-box.tsx';

const BUTTONS: Record<string, string> = { a: 'APPROVE', d: 'DECLINE' };

/**
 * `x` chooses the row that has the focus; `a` and `d` put the focus on Approve and Decline, where Enter confirms:
 * one key alone decides nothing.
 */
export function useDecideKeys(onChoose: (runId: string) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || inTextField(event.target)) return;
    const { activeElement } = document;
    if (event.key === 'x' && activeElement instanceof HTMLElement && activeElement.dataset.run) {
      onChoose(activeElement.dataset.run);
    }
    const decision = BUTTONS[event.key];
    if (decision) document.querySelector<HTMLElement>(`[data-decide=${decision}]`)?.focus();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
