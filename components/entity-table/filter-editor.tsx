'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import type { ComboOption } from '#components/ui/combobox-option.ts';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { FILTER_OPERATORS, type FilterKind, isComplete, operatorOf } from './filter-operators.ts';
import { FilterValue } from './filter-value.tsx';
import type { FilterRule } from './view-state.ts';

/** A column as the filter bar sees it. */
export interface FilterColumn {
  key: string;
  title: string;
  kind: FilterKind;
  /** the values of an enum, the teams: what a choice offers */
  options?: ComboOption[];
}

export interface FilterEditorProps {
  columns: FilterColumn[];
  rule?: FilterRule | undefined;
  onApply: (rule: FilterRule) => void;
}

/** Property, operator, value: one condition, applied with Enter or the button. */
export function FilterEditor({ columns, rule, onApply }: FilterEditorProps) {
  const [draft, setDraft] = useState<FilterRule | undefined>(rule);
  const column = columns.find(({ key }) => key === draft?.property);
  const operator = column && draft ? operatorOf(column.kind, draft) : undefined;

  function chooseColumn(key: string | undefined) {
    const next = columns.find((candidate) => candidate.key === key);
    const first = next && FILTER_OPERATORS[next.kind][0];
    setDraft(next && first ? { property: next.key, operator: first.operator } : undefined);
  }
  function apply(event: React.FormEvent) {
    event.preventDefault();
    if (draft && column && isComplete(column.kind, draft)) onApply(draft);
  }
  return (
    <form onSubmit={apply} className="grid w-72 gap-3">
      <Field id="filter-property" label="Property">
        <Combobox
          id="filter-property"
          label="Property"
          value={draft?.property}
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          onValueChange={chooseColumn}
          clearable={false}
          placeholder="Choose a property"
        />
      </Field>
      {column && draft && operator ? (
        <>
          <Field id="filter-operator" label="Condition">
            <Select
              id="filter-operator"
              value={operator.operator}
              options={FILTER_OPERATORS[column.kind].map((item) => ({
                value: item.operator,
                label: item.label,
              }))}
              onValueChange={(value) => setDraft({ property: draft.property, operator: value })}
            />
          </Field>
          <FilterValue
            input={operator.input}
            options={column.options}
            value={draft.value}
            onValueChange={(value) =>
              setDraft({ property: draft.property, operator: operator.operator, value })
            }
          />
        </>
      ) : null}
      <Button
        type="submit"
        variant="primary"
        disabledReason={
          draft && column && isComplete(column.kind, draft) ? undefined : 'The condition has no value yet'
        }
      >
        Apply filter
      </Button>
    </form>
  );
}
