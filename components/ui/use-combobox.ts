'use client';

import { type KeyboardEvent, useCallback, useEffect, useState } from 'react';
import { type ComboOption, type LoadOptions, matchOptions } from './combobox-option.ts';

export interface ComboboxSource {
  options?: readonly ComboOption[] | undefined;
  load?: LoadOptions | undefined;
}

export interface ComboboxList {
  open: boolean;
  text: string;
  items: ComboOption[];
  loading: boolean;
  failed: boolean;
  /** Index of the highlighted item. */
  active: number;
  setActive: (index: number) => void;
  setText: (text: string) => void;
  show: () => void;
  hide: () => void;
  /** Moves, picks and closes by keyboard; true when the key was its own. */
  onKeyDown: (event: KeyboardEvent) => boolean;
}

const NONE: readonly ComboOption[] = [];

/** The list under a combobox: what is searched, what is found, what is highlighted. */
export function useCombobox(source: ComboboxSource, onPick: (option: ComboOption) => void): ComboboxList {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { items, loading, failed } = useItems(source, open, text);

  const hide = useCallback(() => {
    setOpen(false);
    setText('');
  }, []);
  function move(step: number) {
    if (!open) return setOpen(true);
    if (items.length > 0) setActive((active + step + items.length) % items.length);
  }
  function onKeyDown(event: KeyboardEvent): boolean {
    const chosen = open ? items[active] : undefined;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && chosen && loading) {
      // What is listed was found for an earlier text; to choose from it would be to choose unseen.
    } else if (event.key === 'Enter' && chosen && !chosen.disabled) onPick(chosen);
    else if (event.key === 'Escape' && open) hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
  return {
    open,
    text,
    items,
    loading,
    failed,
    active: Math.min(active, Math.max(0, items.length - 1)),
    setActive,
    setText: (next) => {
      setText(next);
      setActive(0);
      setOpen(true);
    },
    show: () => setOpen(true),
    hide,
    onKeyDown,
  };
}

function useItems({ options, load }: ComboboxSource, open: boolean, text: string) {
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
