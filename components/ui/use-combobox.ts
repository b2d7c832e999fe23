'use client';

import {
  type ChangeEvent,
  type ComponentProps,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useState,
} from 'react';
import { type ComboboxField, comboboxAttributes } from './combobox-field.ts';
import { type ComboOption, type LoadOptions, matchOptions } from './combobox-option.ts';

export interface ComboboxState {
  listId: string;
  open: boolean;
  text: string;
  items: ComboOption[];
  loading: boolean;
  failed: boolean;
  /** Index of the highlighted item. */
  active: number;
  setActive: (index: number) => void;
  setText: (text: string) => void;
  hide: () => void;
  pick: (option: ComboOption) => void;
  /** Moves, picks and closes by keyboard; true when the key was its own. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** For the text field that the list belongs to. */
  input: ComponentProps<'input'>;
}

const NONE: readonly ComboOption[] = [];

/** A text field and the list under it: what is searched, what is found, what is highlighted. */
export function useCombobox(field: ComboboxField, pick: (option: ComboOption) => void): ComboboxState {
  const fallbackId = useId();
  const id = field.id ?? fallbackId;
  const listId = `${id}-list`;
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [highlighted, setActive] = useState(0);
  const { items, loading, failed } = useItems(field, open, text);
  const active = Math.min(highlighted, Math.max(0, items.length - 1));

  const hide = useCallback(() => {
    setOpen(false);
    setText('');
  }, []);
  function type(next: string) {
    setText(next);
    setActive(0);
    setOpen(true);
  }
  function move(step: number) {
    if (!open) return setOpen(true);
    if (items.length > 0) setActive((active + step + items.length) % items.length);
  }
  function onKeyDown(event: KeyboardEvent): boolean {
    const chosen = open ? items[active] : undefined;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open) {
      // Never the form's. While a search runs, what is listed was found for an earlier text: chosen unseen.
      if (chosen && !chosen.disabled && !loading) pick(chosen);
    } else if (event.key === 'Escape' && open) hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
  return {
    listId,
    open,
    text,
    items,
    loading,
    failed,
    active,
    setActive,
    setText: type,
    hide,
    pick,
    onKeyDown,
    input: {
      id,
      ...comboboxAttributes(field, {
        listId,
        open,
        highlighted: open && items.length > 0 ? active : undefined,
      }),
      onClick: () => setOpen(true),
      onChange: (event: ChangeEvent<HTMLInputElement>) => type(event.target.value),
      onKeyDown,
    },
  };
}

function useItems({ options, load }: ComboboxField, open: boolean, text: string) {
  const [found, setFound] = useState<{ load: LoadOptions; text: string; items: ComboOption[] }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!load || !open) return;
    const abort = new AbortController();
    setFailed(false);
    const timer = setTimeout(
      () =>
        load(text, abort.signal).then(
          (items) => (abort.signal.aborted ? undefined : setFound({ load, text, items })),
          () => (abort.signal.aborted ? undefined : setFailed(true)),
        ),
      text ? 150 : 0,
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [load, open, text]);
  if (!load) return { items: open ? matchOptions(options ?? NONE, text) : [], loading: false, failed: false };
  const current = found?.load === load && found.text === text;
  return { items: found?.items ?? [], loading: open && !current && !failed, failed };
}
