'use client';

import { useState } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { enumHue } from '#components/ui/enum-hue.ts';
import { SearchBox } from '#components/ui/search-box.tsx';
import { DotWord } from '#components/ui/tag.tsx';

export interface FilterChoicesProps {
  /** the values of an enum, in its order */
  values: readonly unknown[];
  colors: Record<string, string> | undefined;
  chosen: readonly unknown[];
  onChosenChange: (chosen: unknown[]) => void;
}

const SEARCHED_FROM = 10;
const MOST = 100;

/** The known values as a list to tick: a list that floats would cover the button that applies them. */
export function FilterChoices({ values, colors, chosen, onChosenChange }: FilterChoicesProps) {
  const [text, setText] = useState('');
  const all = values.filter((value) => String(value).toLowerCase().includes(text.toLowerCase()));
  const found = all.slice(0, MOST);
  const toggle = (value: unknown, on: boolean) =>
    onChosenChange(values.filter((other) => (other === value ? on : chosen.includes(other))));
  return (
    <fieldset className="grid min-w-0 gap-1.25">
      <legend className="font-medium">Values</legend>
      {values.length >= SEARCHED_FROM ? (
        <SearchBox value={text} onValueChange={setText} label="Find a value" delay={0} slash={false} />
      ) : null}
      <ul className="grid max-h-56 gap-0.5 overflow-y-auto">
        {found.map((value) => {
          const word = String(value);
          return (
            <li key={word}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox in it is its control */}
              <label className="flex min-h-8 items-center gap-2 rounded-2 px-1.5 hover:bg-hover pointer-coarse:min-h-11">
                <Checkbox
                  checked={chosen.includes(value)}
                  onCheckedChange={(checked) => toggle(value, checked)}
                />
                <DotWord hue={enumHue(word, values, colors)}>{word}</DotWord>
              </label>
            </li>
          );
        })}
      </ul>
      {all.length > MOST ? (
        <p className="px-1.5 text-xs text-ink-3">{all.length - MOST} more: find them by name</p>
      ) : null}
      {found.length === 0 ? (
        <p role="status" className="px-1.5 text-ink-2">
          No value matches
        </p>
      ) : null}
    </fieldset>
  );
}
