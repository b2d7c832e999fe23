'use client';

import { ListFilter } from 'lucide-react';
import { type Ref, Suspense, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { beginRule } from './begin-rule.ts';
import { PartChip, RuleChip } from './filter-chip.tsx';
import { type Combinator, type FilterPart, type FilterRule, isRule } from './filter-part.ts';
import { FilterEditor } from './late-filter-editor.ts';

const FilterGroups = loadedLater(async () => (await import('./filter-groups.tsx')).FilterGroups);

export interface FilterBarProps {
  columns: CatalogColumn[];
  match: Combinator;
  rules: FilterPart[];
  onChange: (filter: { match: Combinator; rules: FilterPart[] }) => void;
  /** what is open: the editor of a new condition (with a property, if it is known), or that of the whole filter */
  open: FilterOpen;
  onOpenChange: (open: FilterOpen) => void;
}

export type FilterOpen = { new: string | undefined } | 'groups' | undefined;

/** The conditions as chips, each editable and removable, and the way to add one. */
export function FilterBar({ columns, match, rules, onChange, open, onOpenChange }: FilterBarProps) {
  const add = useRef<HTMLButtonElement>(null);
  const change = (next: FilterPart[]) => onChange({ match, rules: next });
  // What goes takes the focus with it: whoever works by keyboard goes on at the button that stays.
  function leave(rest: FilterPart[]) {
    change(rest);
    add.current?.focus();
  }
  return (
    <>
      {rules.map((part, index) => {
        const remove = () => leave(rules.toSpliced(index, 1));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          <span key={index} className="contents">
            {index > 0 && match === 'or' ? <span className="text-ink-2">or</span> : null}
            {isRule(part) ? (
              <RuleChip
                columns={columns}
                rule={part}
                onChange={(changed) => change(rules.with(index, changed))}
                onRemove={remove}
              />
            ) : (
              <PartChip
                columns={columns}
                part={part}
                onOpen={() => onOpenChange('groups')}
                onRemove={remove}
              />
            )}
          </span>
        );
      })}
      <AddFilter
        button={add}
        columns={columns}
        open={open}
        onOpenChange={onOpenChange}
        onAdd={(rule) => change([...rules, rule])}
      />
      {rules.length > 1 ? (
        <Button variant="quiet" onClick={() => leave([])}>
          Clear filters
        </Button>
      ) : null}
      <Dialog
        open={open === 'groups'}
        onOpenChange={(next) => onOpenChange(next ? 'groups' : undefined)}
        title="Edit the filter"
        description="Changes show in the table at once."
      >
        <Suspense>
          <FilterGroups columns={columns} match={match} parts={rules} onChange={onChange} />
        </Suspense>
      </Dialog>
    </>
  );
}

interface AddFilterProps extends Pick<FilterBarProps, 'columns' | 'open' | 'onOpenChange'> {
  button: Ref<HTMLButtonElement>;
  onAdd: (rule: FilterRule) => void;
}

function AddFilter({ button, columns, open, onOpenChange, onAdd }: AddFilterProps) {
  const adding = typeof open === 'object' ? open : undefined;
  return (
    <Popover
      open={adding !== undefined}
      onOpenChange={(next) => onOpenChange(next ? { new: undefined } : undefined)}
      label="Add a filter"
      align="start"
      trigger={
        <Button ref={button} variant="quiet">
          <ListFilter aria-hidden size={14} />
          Filter
        </Button>
      }
    >
      <Suspense>
        <FilterEditor
          key={adding?.new}
          columns={columns}
          rule={beginRule(columns, adding?.new)}
          onApply={(rule) => {
            onAdd(rule);
            onOpenChange(undefined);
          }}
        />
      </Suspense>
      <Button variant="quiet" className="mt-1 w-full" onClick={() => onOpenChange('groups')}>
        Groups with and, or
      </Button>
    </Popover>
  );
}
