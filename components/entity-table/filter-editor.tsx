'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
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
  const [tried, setTried] = useState(false);
  const column = columns.find(({ key }) => key === draft?.property);
  const complete = draft !== undefined && isComplete(column, draft);

  function chooseColumn(key: string | undefined) {
    const next = columns.find((candidate) => candidate.key === key);
    const first = next?.operators[0];
    setDraft(next && first ? { property: next.key, operator: first } : undefined);
  }
  function chooseOperator(next: string) {
    if (!draft || !column) return;
    const keeps = inputOf(column.type, next) === inputOf(column.type, draft.operator);
    setDraft({ property: draft.property, operator: next, ...(keeps ? { value: draft.value } : {}) });
  }
  function apply(event: React.FormEvent) {
    event.preventDefault();
    if (draft && complete) onApply(draft);
    else setTried(true);
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
              onValueChange={chooseOperator}
            />
          </Field>
          <FilterValue
            input={inputOf(column.type, draft.operator)}
            column={column}
            value={draft.value}
            onValueChange={(value) => setDraft({ ...draft, value })}
          />
        </>
      ) : null}
      {tried && !complete ? (
        <div role="alert">
          <FieldError>{draft ? 'The condition has no value yet' : 'Choose a property first'}</FieldError>
        </div>
      ) : null}
      <Button type="submit" variant="primary">
        Apply filter
      </Button>
    </form>
  );
}
