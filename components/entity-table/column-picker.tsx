'use client';

import { Columns3 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';

export interface ColumnPickerProps {
  columns: { key: string; title: string }[];
  shown: string[];
  /** undefined: back to the blueprint's own choice */
  onShownChange: (shown: string[] | undefined) => void;
}

/** Which columns are shown; their order is the blueprint's. */
export function ColumnPicker({ columns, shown, onShownChange }: ColumnPickerProps) {
  const [text, setText] = useState('');
  const id = useId();
  const found = columns.filter(({ title, key }) =>
    `${title} ${key}`.toLowerCase().includes(text.toLowerCase()),
  );
  const toggle = (key: string, on: boolean) =>
    onShownChange(
      columns.map((column) => column.key).filter((name) => (name === key ? on : shown.includes(name))),
    );
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Button variant="quiet">
          <Columns3 aria-hidden size={14} />
          {shown.length} of {columns.length}
          <span className="sr-only">columns</span>
        </Button>
      }
    >
      <div className="grid gap-2">
        {columns.length > 8 ? (
          <SearchBox
            value={text}
            onValueChange={setText}
            label="Find a column"
            placeholder="Find a column"
            delay={0}
          />
        ) : null}
        <ul className="grid max-h-72 gap-0.5 overflow-y-auto">
          {found.map(({ key, title }) => (
            <li key={key}>
              <label
                htmlFor={`${id}-${key}`}
                className="flex min-h-8 items-center gap-2 rounded-2 px-1.5 hover:bg-hover"
              >
                <Checkbox
                  id={`${id}-${key}`}
                  checked={shown.includes(key)}
                  onCheckedChange={(checked) => toggle(key, checked === true)}
                />
                <span className="truncate">{title}</span>
              </label>
            </li>
          ))}
        </ul>
        <Button variant="quiet" onClick={() => onShownChange(undefined)}>
          Reset columns
        </Button>
      </div>
    </Popover>
  );
}
