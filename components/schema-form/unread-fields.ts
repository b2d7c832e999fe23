import { createContext, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { FormValue } from './form-schema.ts';
import { type PlacedIssue, standingIssues } from './server-issues.ts';

/** Text that cannot be read as a value yet: its field still passes on the value it had before. */
interface UnreadText {
  text: string;
  message: string;
}

export interface UnreadField extends UnreadText {
  fieldId: string;
  path: (string | number)[];
}

export interface UnreadContext {
  fields: readonly UnreadField[];
  set: (fieldId: string, path: (string | number)[], text: UnreadText | undefined) => void;
  /** ids of the fields that are on the page */
  shown: RefObject<Set<string>>;
}

export const UnreadFields = createContext<UnreadContext>({
  fields: [],
  set: () => {},
  shown: { current: new Set() },
});

/**
 * The unread fields of a form, also those that are not on the page now: who comes back to their step finds the text
 * as it was left. Once the value of such a field is changed, by another draft for instance, its text is forgotten.
 */
export function useUnreadFields(value: FormValue): UnreadContext {
  const [all, setAll] = useState<readonly (UnreadField & { before: FormValue })[]>([]);
  const shown = useRef(new Set<string>());
  const before = useRef(value);
  before.current = value;
  const set = useCallback<UnreadContext['set']>((fieldId, path, text) => {
    const unread = text ? [{ ...text, fieldId, path, before: before.current }] : [];
    setAll((fields) => {
      const others = fields.filter((field) => field.fieldId !== fieldId);
      return unread.length === 0 && others.length === fields.length ? fields : [...others, ...unread];
    });
  }, []);
  return useMemo(() => {
    const stands = (field: PlacedIssue & { before: FormValue }) =>
      standingIssues([field], field.before, value).length > 0;
    return { fields: all.filter(stands), set, shown };
  }, [all, set, value]);
}
