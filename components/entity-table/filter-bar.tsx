'use client';

import { ListFilter } from 'lucide-react';
import { type Ref, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { FilterEditor } from './filter-editor.tsx';
import { describeValue, operatorWord } from './filter-operators.ts';
import type { FilterRule } from './view-state.ts';

export interface FilterBarProps {
  columns: CatalogColumn[];
  rules: FilterRule[];
  onRulesChange: (rules: FilterRule[]) => void;
}

/** The conditions as chips, each editable and removable, and the way to add one. */
export function FilterBar({ columns, rules, onRulesChange }: FilterBarProps) {
  const add = useRef<HTMLButtonElement>(null);
  const replace = (index: number, rule: FilterRule) => onRulesChange(rules.with(index, rule));
  // What goes takes the focus with it: whoever works by keyboard goes on at the button that stays.
  function leave(rest: FilterRule[]) {
    onRulesChange(rest);
    add.current?.focus();
  }
  return (
    <>
      {rules.map((rule, index) => (
        <RuleChip
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          key={index}
          columns={columns}
          rule={rule}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => leave(rules.toSpliced(index, 1))}
        />
      ))}
      <AddFilter button={add} columns={columns} onAdd={(rule) => onRulesChange([...rules, rule])} />
      {rules.length > 1 ? (
        <Button variant="quiet" onClick={() => leave([])}>
          Clear filters
        </Button>
      ) : null}
    </>
  );
}

interface RuleChipProps {
  columns: CatalogColumn[];
  rule: FilterRule;
  onChange: (rule: FilterRule) => void;
  onRemove: () => void;
}

function RuleChip({ columns, rule, onChange, onRemove }: RuleChipProps) {
  const [open, setOpen] = useState(false);
  const column = columns.find(({ key }) => key === rule.property);
  const title = column?.title ?? rule.property;
  const operator = operatorWord(column?.type ?? 'text', rule.operator);
  const value = describeValue(rule);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`Filter by ${title}`}
      align="start"
      anchor={
        <span>
          <Chip onClick={() => setOpen(true)} onRemove={onRemove} removeLabel={`Remove filter ${title}`}>
            {title} {operator} <strong>{value}</strong>
          </Chip>
        </span>
      }
    >
      <FilterEditor
        columns={columns}
        rule={rule}
        onApply={(changed) => {
          onChange(changed);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

interface AddFilterProps {
  button: Ref<HTMLButtonElement>;
  columns: CatalogColumn[];
  onAdd: (rule: FilterRule) => void;
}

function AddFilter({ button, columns, onAdd }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Add a filter"
      align="start"
      trigger={
        <Button ref={button} variant="quiet">
          <ListFilter aria-hidden size={14} />
          Filter
        </Button>
      }
    >
      <FilterEditor
        columns={columns}
        onApply={(rule) => {
          onAdd(rule);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
