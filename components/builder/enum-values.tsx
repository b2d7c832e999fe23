'use client';

import { ArrowDown, ArrowUp, Ellipsis, GripVertical, Trash2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { DropdownMenu, MenuItem, MenuRadio, MenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { enumHue } from '#components/ui/enum-hue.ts';
import { Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Dot } from '#components/ui/tag.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { colourValue, moveValue, removeValue, renameValue, valuesOf, withValues } from './enum-list.ts';

export interface EnumValuesProps {
  id: string;
  label: string;
  /** the property, or the items of a list */
  definition: PropertyDefinition;
  onChange: (definition: PropertyDefinition) => void;
}

/** Beyond this they are lines of a text. */
const MOST_ROWS = 100;
const COLOURS = [
  ['', 'By its place'],
  ['blue', 'Blue'],
  ['orange', 'Amber'],
  ['turquoise', 'Teal'],
  ['red', 'Rose'],
  ['green', 'Green'],
  ['purple', 'Violet'],
  ['olive', 'Olive'],
  ['pink', 'Pink'],
  ['bronze', 'Brown'],
  ['darkGray', 'Slate'],
] as const;

/** The only values accepted, in the order they are offered; each with its colour. */
export function EnumValues({ id, label, definition, onChange }: EnumValuesProps) {
  const [text, setText] = useState('');
  const values = valuesOf(definition).map(String);
  function add(typed: string) {
    onChange(withValues(definition, [...values, ...typed.split('\n')]));
    setText('');
  }
  if (values.length > MOST_ROWS) return <ValueLines {...{ id, label, definition, onChange }} />;
  return (
    <Field
      id={`${id}-enum`}
      label={label}
      optional={values.length === 0}
      help={values.length === 0 ? 'Without any, every value is accepted.' : undefined}
      className="col-span-full"
    >
      {values.length > 0 ? (
        <ul aria-label={label} className="grid">
          {values.map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the focus stays with the place while values move
            <ValueRow key={index} {...{ index, value, definition, onChange }} />
          ))}
        </ul>
      ) : null}
      <Input
        id={`${id}-enum`}
        value={text}
        placeholder="Add a value and press Enter"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => (text.trim() ? add(text) : undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add(text);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text');
          if (!pasted.includes('\n')) return;
          event.preventDefault();
          add(pasted);
        }}
      />
    </Field>
  );
}

interface ValueRowProps {
  index: number;
  value: string;
  definition: PropertyDefinition;
  onChange: (definition: PropertyDefinition) => void;
}

const DRAGGED = 'text/x-quayside-value';

function ValueRow({ index, value, definition, onChange }: ValueRowProps) {
  const [isOver, setOver] = useState(false);
  const move = (step: number) => onChange(moveValue(definition, index, index + step));
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const from = event.dataTransfer.getData(DRAGGED);
    if (from !== '') onChange(moveValue(definition, Number(from), index));
  }
  return (
    <li
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx('flex h-8 items-center gap-1 rounded-1 pointer-coarse:h-11', isOver && 'bg-selected')}
    >
      <button
        type="button"
        draggable
        aria-label={`Move ${value}: arrow up or down`}
        onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(index))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          moveFocus(event.currentTarget, event.key === 'ArrowUp' ? -1 : 1);
          move(event.key === 'ArrowUp' ? -1 : 1);
        }}
        className="grid size-6 shrink-0 cursor-grab place-items-center rounded-1 text-ink-3 hover:text-ink"
      >
        <GripVertical aria-hidden size={14} />
      </button>
      <Dot hue={enumHue(value, valuesOf(definition), definition.enumColors)} />
      <ValueText value={value} onRename={(next) => onChange(renameValue(definition, index, next))} />
      <DropdownMenu
        trigger={
          <IconButton size="sm" label={`Colour and place of ${value}`} icon={<Ellipsis size={14} />} />
        }
      >
        <MenuItem icon={<ArrowUp size={14} />} onSelect={() => move(-1)}>
          Move up
        </MenuItem>
        <MenuItem icon={<ArrowDown size={14} />} onSelect={() => move(1)}>
          Move down
        </MenuItem>
        <MenuSeparator />
        <MenuRadio
          label="Colour"
          value={definition.enumColors?.[value] ?? ''}
          onValueChange={(colour) => onChange(colourValue(definition, value, colour))}
          options={COLOURS.map(([colour, word]) => ({
            value: colour,
            label: word,
            icon: colour ? <Dot hue={enumHue(value, [], { [value]: colour })} /> : undefined,
          }))}
        />
      </DropdownMenu>
      <IconButton
        size="sm"
        label={`Remove value ${value}`}
        icon={<Trash2 size={14} />}
        onClick={() => onChange(removeValue(definition, index))}
      />
    </li>
  );
}

/** Takes effect when it is left: while it is typed it may be another value's word. */
function ValueText({ value, onRename }: { value: string; onRename: (value: string) => void }) {
  const [text, setText] = useState<string>();
  function commit() {
    if (text !== undefined && text !== value) onRename(text);
    setText(undefined);
  }
  return (
    <Input
      aria-label={`Value ${value}`}
      height="toolbar"
      value={text ?? value}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === 'Enter' ? commit() : undefined)}
      className="border-transparent! px-1.5! hover:border-line-strong! focus-visible:border-control!"
    />
  );
}

function ValueLines({ id, label, definition, onChange }: EnumValuesProps) {
  const values = valuesOf(definition).map(String);
  const [text, setText] = useState<string>();
  return (
    <Field
      id={`${id}-enum`}
      label={label}
      help={`${values.length.toLocaleString('en')} values, one on each line.`}
      className="col-span-full"
    >
      <Textarea
        id={`${id}-enum`}
        rows={10}
        mono
        value={text ?? values.join('\n')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== undefined) onChange(withValues(definition, text.split('\n')));
          setText(undefined);
        }}
      />
    </Field>
  );
}

/** The keyboard stays on the value that moves. */
function moveFocus(handle: HTMLElement, step: -1 | 1): void {
  const row = handle.closest('li');
  const next = step < 0 ? row?.previousElementSibling : row?.nextElementSibling;
  next?.querySelector('button')?.focus();
}
