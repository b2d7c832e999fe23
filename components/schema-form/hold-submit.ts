import type { SyntheticEvent } from 'react';
import { inPageOrder } from '#components/ui/error-summary.tsx';
import type { UnreadContext } from './unread-fields.ts';
import type { Steps } from './use-steps.ts';

/** Nothing is sent, and no step is left by Next, while a field of it cannot be read: one is led there instead. */
export function holdSubmit(
  event: SyntheticEvent<HTMLElement, SubmitEvent>,
  { fields, shown }: UnreadContext,
  steps: Steps,
): void {
  const [here] = inPageOrder(fields.filter(({ fieldId }) => shown.current.has(fieldId)));
  if (!here) steps.intercept(event);
  if (event.isDefaultPrevented()) return;
  const held = here ?? fields.find(({ path }) => steps.isFolded(path));
  if (!held) return;
  event.preventDefault();
  event.stopPropagation();
  steps.reveal(held.path, held.fieldId);
}
