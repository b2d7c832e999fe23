'use client';

import { type ChangeEvent, useState } from 'react';
import { type NamedList, nameFault } from './named-list.ts';

/**
 * The name of one entry while it is typed: what cannot be its name yet stays in the field with the reason, and
 * changes nothing, so that no entry takes the place of another.
 */
export function useTypedName(list: NamedList<unknown>, index: number, onRename: (name: string) => void) {
  const name = list[index]?.[0] ?? '';
  const [typed, setTyped] = useState<{ over: string; text: string }>();
  // Another entry may have come to this place meanwhile.
  const value = typed?.over === name ? typed.text : name;
  const fault = nameFault(list, index, value);
  function onChange({ target: { value: text } }: ChangeEvent<HTMLInputElement>) {
    const stands = nameFault(list, index, text) === undefined;
    setTyped(stands ? undefined : { over: name, text });
    if (stands) onRename(text);
  }
  return { fault, field: { value, invalid: fault !== undefined, onChange } };
}
