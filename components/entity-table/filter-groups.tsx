'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Select } from '#components/ui/select.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { FilterEditor } from './filter-editor.tsx';
import { type Combinator, type FilterPart, type FilterRule, isGroup, isRule } from './filter-part.ts';
import { PartWords } from './rule-words.tsx';

export interface FilterGroupsProps {
  columns: CatalogColumn[];
  match: Combinator;
  parts: readonly FilterPart[];
  onChange: (filter: { match: Combinator; rules: FilterPart[] }) => void;
}

/** The whole filter: conditions and groups of conditions, of which all have to hold or any. */
export function FilterGroups({ columns, match, parts, onChange }: FilterGroupsProps) {
  const change = (rules: FilterPart[]) => onChange({ match, rules });
  const [newGroup, setNewGroup] = useState(false);
  return (
    <div className="grid gap-3">
      <Level
        name="Entities match"
        columns={columns}
        combinator={match}
        onCombinatorChange={(next) => onChange({ match: next, rules: [...parts] })}
        parts={parts}
        onPartsChange={change}
        more={
          <Button variant="quiet" onClick={() => setNewGroup(true)}>
            <Plus aria-hidden size={14} /> Group
          </Button>
        }
      />
      {newGroup ? (
        <fieldset className="rounded-3 bg-surface-2 p-3">
          <legend className="sr-only">New group</legend>
          <FilterEditor
            columns={columns}
            applyLabel="Begin group"
            onApply={(rule) => {
              change([...parts, { combinator: match === 'and' ? 'or' : 'and', rules: [rule] }]);
              setNewGroup(false);
            }}
            end={<Button onClick={() => setNewGroup(false)}>Cancel</Button>}
          />
        </fieldset>
      ) : null}
    </div>
  );
}

interface LevelProps<Part extends FilterPart> {
  name: string;
  columns: CatalogColumn[];
  combinator: Combinator;
  onCombinatorChange: (combinator: Combinator) => void;
  parts: readonly Part[];
  onPartsChange: (parts: FilterPart[]) => void;
  more?: ReactNode;
}

const MATCH = [
  { value: 'and', label: 'all of' },
  { value: 'or', label: 'any of' },
];

function Level<Part extends FilterPart>(props: LevelProps<Part>) {
  const { name, columns, combinator, parts, onPartsChange } = props;
  const id = useId();
  /** place of the condition that is edited; the place after the last is a new one */
  const [editing, setEditing] = useState<number>();
  function put(index: number, part: FilterPart) {
    onPartsChange(
      index < parts.length ? parts.map((one, at) => (at === index ? part : one)) : [...parts, part],
    );
    setEditing(undefined);
  }
  const editor = (index: number, rule?: FilterRule) => (
    <FilterEditor
      columns={columns}
      rule={rule}
      applyLabel={rule ? 'Change condition' : 'Add condition'}
      onApply={(next) => put(index, next)}
      end={<Button onClick={() => setEditing(undefined)}>Cancel</Button>}
    />
  );
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-2">
        <label htmlFor={id}>{name}</label>
        <Select
          id={id}
          height="toolbar"
          value={combinator}
          options={MATCH}
          onValueChange={(next) => props.onCombinatorChange(next === 'or' ? 'or' : 'and')}
        />
      </div>
      <ul className="grid gap-1.5">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          <li key={index} className="rounded-2 bg-surface-2 p-2">
            {editing === index && isRule(part) ? (
              editor(index, part)
            ) : isGroup(part) ? (
              <Level
                name="Group: match"
                columns={columns}
                combinator={part.combinator}
                onCombinatorChange={(next) => put(index, { ...part, combinator: next })}
                parts={part.rules}
                onPartsChange={(rules) =>
                  rules.length > 0
                    ? put(index, { ...part, rules: rules.filter(isRule) })
                    : onPartsChange(parts.toSpliced(index, 1))
                }
              />
            ) : (
              <Line
                words={<PartWords columns={columns} part={part} />}
                onEdit={isRule(part) ? () => setEditing(index) : undefined}
                onRemove={() => onPartsChange(parts.toSpliced(index, 1))}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === parts.length ? (
        <div className="rounded-2 bg-surface-2 p-3">{editor(parts.length)}</div>
      ) : null}
      <div className="flex gap-1">
        <Button variant="quiet" onClick={() => setEditing(parts.length)}>
          <Plus aria-hidden size={14} /> Condition
        </Button>
        {props.more}
      </div>
    </div>
  );
}

interface LineProps {
  words: ReactNode;
  onEdit: (() => void) | undefined;
  onRemove: () => void;
}

function Line({ words, onEdit, onRemove }: LineProps) {
  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 flex-1 wrap-anywhere">{words}</span>
      {onEdit ? (
        <IconButton size="sm" label="Edit condition" icon={<Pencil size={14} />} onClick={onEdit} />
      ) : null}
      <IconButton size="sm" label="Remove condition" icon={<Trash2 size={14} />} onClick={onRemove} />
    </span>
  );
}
