'use client';

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { moveColumn, NAME_COLUMN, showColumn } from './column-layout.ts';
import type { SetChosen } from './table-parts.ts';

export interface ColumnListProps {
  columns: readonly { key: string; title: string }[];
  /** in the order they stand */
  shown: readonly string[];
  onShownChange: SetChosen;
}

/** All columns, the shown ones first, as they stand; each can be shown, hidden and moved. */
export function ColumnList({ columns, shown, onShownChange }: ColumnListProps) {
  const [text, setText] = useState('');
  const known = shown.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  const ordered = [...known, ...columns.filter(({ key }) => !shown.includes(key))];
  const found = ordered.filter(({ title, key }) =>
    `${title} ${key}`.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <div className="grid gap-2">
      {columns.length > 8 ? (
        <SearchBox
          value={text}
          onValueChange={setText}
          label="Find a column"
          placeholder="Find a column"
          delay={0}
          slash={false}
        />
      ) : null}
      <ul className="grid max-h-80 gap-0.5 overflow-y-auto">
        {found.map(({ key, title }) => (
          <ColumnRow key={key} name={key} title={title} shown={shown} onShownChange={onShownChange} />
        ))}
      </ul>
      <Button variant="quiet" onClick={() => onShownChange(() => undefined)}>
        Reset columns
      </Button>
    </div>
  );
}

interface ColumnRowProps extends Pick<ColumnListProps, 'shown' | 'onShownChange'> {
  name: string;
  title: string;
}

const DRAGGED = 'application/x-column';

function ColumnRow({ name, title, shown, onShownChange }: ColumnRowProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const place = shown.indexOf(name);
  const movable = place >= 0 && name !== NAME_COLUMN;
  const step = (by: -1 | 1) => {
    const target = shown[place + by];
    return target && target !== NAME_COLUMN
      ? () => onShownChange((now) => moveColumn(now, name, target))
      : undefined;
  };
  return (
    <li
      draggable={movable}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, name)}
      onDragOver={(event) => {
        if (!movable || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dragged = event.dataTransfer.getData(DRAGGED);
        onShownChange((now) => moveColumn(now, dragged, name));
      }}
      className={cx('group/column flex items-center rounded-2', over && 'bg-hover')}
    >
      <label
        htmlFor={id}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-2 px-1.5 hover:bg-hover pointer-coarse:min-h-10"
      >
        <Checkbox
          id={id}
          checked={place >= 0 || name === NAME_COLUMN}
          disabled={name === NAME_COLUMN}
          onCheckedChange={(checked) => onShownChange((now) => showColumn(now, name, checked))}
        />
        <span className="min-w-0 flex-1 truncate" dir="auto" title={title}>
          {title}
        </span>
        {movable ? <GripVertical aria-hidden size={12} className="cursor-grab text-ink-3" /> : null}
      </label>
      {movable ? (
        <span className="flex">
          <Step label={`Move ${title} up`} icon={<ArrowUp size={14} />} onClick={step(-1)} />
          <Step label={`Move ${title} down`} icon={<ArrowDown size={14} />} onClick={step(1)} />
        </span>
      ) : null}
    </li>
  );
}

function Step({
  onClick,
  ...rest
}: {
  label: string;
  icon: React.ReactNode;
  onClick: (() => void) | undefined;
}) {
  return <IconButton {...rest} size="sm" tooltip={false} aria-disabled={!onClick} onClick={onClick} />;
}
