'use client';

import { useState } from 'react';
import { JsonEditor } from './json-editor.tsx';

export interface JsonValueProps {
  label: string;
  value: unknown;
  /** only with what is JSON: a text on its way there changes nothing */
  onValueChange: (value: unknown) => void;
}

/** One value as JSON. */
export function JsonValue({ label, value, onValueChange }: JsonValueProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  function change(next: string) {
    setText(next);
    try {
      onValueChange(JSON.parse(next));
    } catch {}
  }
  return <JsonEditor label={label} value={text} onValueChange={change} />;
}
