'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CONTROL_SHELL } from './control-style.ts';
import { cx } from './cx.ts';
import { KeyHint } from './key-hint.tsx';

export interface SearchBoxProps {
  value: string;
  /** Called `delay` ms after the last key, at once on Enter and clear. */
  onValueChange: (value: string) => void;
  label: string;
  placeholder?: string;
  delay?: number;
  /** `/` focuses it from anywhere outside a text field. */
  slash?: boolean;
}

export function SearchBox(props: SearchBoxProps) {
  const { value, onValueChange, label, placeholder = label, delay = 200, slash = true } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // What one told oneself comes back late, when more may have been typed.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      told.current = text;
      onValueChange(text);
    }, delay);
    return () => clearTimeout(timer);
  }, [text, value, delay, onValueChange]);
  useSlash(slash, input);
  function now(next: string) {
    setText(next);
    told.current = next;
    if (next !== value) onValueChange(next);
  }
  return (
    <div className={cx(CONTROL_SHELL, 'h-(--control-h) text-sm')}>
      <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') now(text);
          if (event.key === 'Escape' && text) now('');
        }}
        className="w-full min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden max-md:text-lg"
      />
      {text ? (
        <button
          type="button"
          aria-label="Clear"
          onClick={() => now('')}
          className="grid size-6 shrink-0 place-items-center rounded-1 text-ink-2"
        >
          <X aria-hidden size={14} />
        </button>
      ) : slash ? (
        <span className="max-md:hidden">
          <KeyHint>/</KeyHint>
        </span>
      ) : null}
    </div>
  );
}

function useSlash(active: boolean, input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    if (!active) return;
    function key(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || inTextField(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [active, input]);
}

/** Single-key shortcuts must not fire while somebody types. */
export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
