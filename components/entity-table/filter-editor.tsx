'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { inputOf, isComplete, operatorWord } from './filter-operators.ts';
import { FilterValue } from './filter-value.tsx';
import type { FilterRule } from './view-state.ts';

export interface FilterEditorProps {
  columns: CatalogColumn[];
  rule?: FilterRule | undefined;
  onApply: (rule: FilterRule) => void;
}

/** Property, operator, value: one condition, applied with Enter or the button. */
export function FilterEditor({ columns, rule, onApply }: FilterEditorProps) {
  const [draft, setDraft] = useState<FilterRule | undefined>(rule);
  const column = columns.find(({ key }) => key === draft?.property);

  function chooseColumn(key: string | undefined) {
    const next = columns.find((candidate) => candidate.key === key);
    const first = next?.operators[0];
    setDraft(next && first ? { property: next.key, operator: first } : undefined);
  }
  function apply(event: React.FormEvent) {
    event.preventDefault();
    if (draft && isComplete(column, draft)) onApply(draft);
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
      {column && draft ? (
        <>
          <Field id="filter-operator" label="Condition">
            <Select
              id="filter-operator"
              value={draft.operator}
              options={column.operators.map((operator) => ({
                value: operator,
                label: operatorWord(column.type, operator),
              }))}
              onValueChange={(value) => setDraft({ property: draft.property, operator: value })}
            />
          </Field>
          <FilterValue
            input={inputOf(column.type, draft.operator)}
            values={column.values}
            value={draft.value}
            onValueChange={(value) => setDraft({ ...draft, value })}
          />
        </>
      ) : null}
      <Button
        type="submit"
        variant="primary"
        disabledReason={draft && isComplete(column, draft) ? undefined : 'The condition has no value yet'}
      >
        Apply filter
      </Button>
    </form>
  );
}
