'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Flag } from '#components/marks/flag.tsx';
import { loadEntities } from '#components/query/entity-search.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { TEAMS, useValueLabels } from './value-labels.ts';

export interface FilterEntitiesProps {
  /** blueprint the values are identifiers of */
  target: string;
  chosen: readonly string[];
  onChosenChange: (chosen: string[]) => void;
}

/** Entities to tick, searched on the server; what is ticked stands first. */
export function FilterEntities({ target, chosen, onChosenChange }: FilterEntitiesProps) {
  const [text, setText] = useState('');
  const label = useValueLabels(target, chosen);
  const found = useQuery({
    queryKey: ['entities', target, 'choices', text],
    queryFn: ({ signal }) => loadEntities(target, text, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const others = (found.data ?? []).filter(({ value }) => !chosen.includes(value));
  const options = [...chosen.map((value) => ({ value, label: label(value) })), ...others];
  const toggle = (value: string, on: boolean) =>
    onChosenChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset className="grid min-w-0 gap-1.25">
      <legend className="font-medium">Values</legend>
      <SearchBox value={text} onValueChange={setText} label="Find a value" slash={false} />
      <ul className="grid max-h-56 gap-0.5 overflow-y-auto">
        {options.map((option) => (
          <li key={option.value}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox in it is its control */}
            <label className="flex min-h-8 items-center gap-2 rounded-2 px-1.5 hover:bg-hover pointer-coarse:min-h-11">
              <Checkbox
                checked={chosen.includes(option.value)}
                onCheckedChange={(checked) => toggle(option.value, checked)}
              />
              {target === TEAMS ? <Flag team={option.value} /> : null}
              <span className="truncate" title={option.value}>
                {option.label}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.isSuccess && options.length === 0 ? (
        <p role="status" className="px-1.5 text-ink-2">
          No value matches
        </p>
      ) : null}
      {found.isError ? (
        <p role="status" className="px-1.5 text-danger">
          The values could not be read
        </p>
      ) : null}
    </fieldset>
  );
}
