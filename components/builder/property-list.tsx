'use client';

import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { freeName, moveAt, type NamedList, removeAt, renameAt, setAt } from './named-list.ts';
import { PropertyEditor } from './property-editor.tsx';

export interface PropertyListProps {
  /** "property" or "input" */
  noun: string;
  properties: NamedList<PropertyDefinition>;
  required: readonly string[];
  /** formats offered beyond those of blueprints, for instance `entity` */
  blueprints: { identifier: string; title: string }[];
  onChange: (properties: NamedList<PropertyDefinition>, required: string[]) => void;
}

/** As many as the server takes of one document. */
export const MOST_ROWS = 300;

/** The fields of a document as rows in their order; one is open for editing. */
export function PropertyList({ noun, properties, required, blueprints, onChange }: PropertyListProps) {
  const [open, setOpen] = useState<number>();
  function rename(index: number, name: string) {
    const before = properties[index]?.[0];
    onChange(
      renameAt(properties, index, name),
      required.map((one) => (one === before ? name : one)),
    );
  }
  function remove(index: number) {
    const name = properties[index]?.[0];
    setOpen(undefined);
    onChange(
      removeAt(properties, index),
      required.filter((one) => one !== name),
    );
  }
  function move(index: number, step: -1 | 1) {
    onChange(moveAt(properties, index, step), [...required]);
    setOpen(undefined);
  }
  function add() {
    setOpen(properties.length);
    onChange([...properties, [freeName(properties, noun), { type: 'string' }]], [...required]);
  }
  return (
    <div>
      {properties.length === 0 ? <EmptyState className="pt-0">None yet.</EmptyState> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {properties.slice(0, MOST_ROWS).map(([name, definition], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity while a name is typed
          <li key={index} className="rounded-2 shadow-1">
            <div className="flex items-center gap-1 pr-1 max-md:pr-2">
              <button
                type="button"
                aria-expanded={open === index}
                onClick={() => setOpen(open === index ? undefined : index)}
                className="flex min-h-10 min-w-0 flex-1 items-center gap-x-2 rounded-2 px-3 text-left hover:bg-hover max-md:flex-wrap max-md:py-2"
              >
                <span className="truncate font-medium">{definition.title || name}</span>
                <span className="truncate font-mono text-xs text-ink-3">{name}</span>
                <span className="ml-auto shrink-0 text-xs text-ink-2 max-md:ml-0 max-md:w-full max-md:shrink max-md:truncate">
                  {kindOf(definition)}
                  {required.includes(name) ? ', required' : ''}
                </span>
              </button>
              <IconButton
                label={`Move ${name} up`}
                icon={<ChevronUp size={14} />}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <IconButton
                label={`Move ${name} down`}
                icon={<ChevronDown size={14} />}
                disabled={index === properties.length - 1}
                onClick={() => move(index, 1)}
              />
              <IconButton
                label={`Remove ${name}`}
                icon={<Trash2 size={14} />}
                onClick={() => remove(index)}
              />
            </div>
            {open === index ? (
              <PropertyEditor
                className="p-3 pt-1 max-md:grid-cols-1"
                list={properties}
                index={index}
                required={required.includes(name)}
                blueprints={blueprints}
                onRename={(next) => rename(index, next)}
                onChange={(next) => onChange(setAt(properties, index, next), [...required])}
                onRequiredChange={(isRequired) =>
                  onChange(
                    properties,
                    isRequired ? [...required, name] : required.filter((one) => one !== name),
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {properties.length > MOST_ROWS ? (
        <p className="mt-2 text-ink-2">
          {(properties.length - MOST_ROWS).toLocaleString('en')} more stand in the JSON; no document may have
          so many.
        </p>
      ) : null}
      <Button onClick={add} className="mt-2">
        <Plus aria-hidden size={14} /> Add {noun}
      </Button>
    </div>
  );
}

function kindOf({ type, format, enum: values }: PropertyDefinition): string {
  if (Array.isArray(values)) return `${String(type)}, ${values.length} values`;
  return format ? `${String(type)}, ${String(format)}` : String(type ?? 'any');
}
