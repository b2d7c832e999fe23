import { createContext, type SyntheticEvent, useState } from 'react';
import { focusField, inPageOrder } from '#components/ui/error-summary.tsx';

/**
 * What is wrong, by field id, where the text of a field cannot be read as a value yet. Such a field still passes on the
 * value it had before, so nothing may be sent while there is one.
 */
export const UnreadFields = createContext<Map<string, string>>(new Map());

/** `intercept` stops a form with an unread field and leads there; without one it asks `otherwise`. */
export function useUnreadFields<E extends SyntheticEvent>(otherwise: (event: E) => void) {
  const [unread] = useState(() => new Map<string, string>());
  function intercept(event: E) {
    const [first] = inPageOrder([...unread].map(([fieldId, message]) => ({ fieldId, message })));
    if (!first) return otherwise(event);
    event.preventDefault();
    event.stopPropagation();
    focusField(first.fieldId);
  }
  return { unread, intercept };
}
