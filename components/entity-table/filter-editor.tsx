'use client';

import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Select } from '#components/ui/select.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { beginRule } from './begin-rule.ts';
import { inputOf, isComplete, operatorWord } from './filter-operators.ts';
import type { FilterRule } from './filter-part.ts';
import { FilterValue } from './filter-value.tsx';

export interface FilterEditorProps {
  columns: CatalogColumn[];
  rule?: FilterRule | undefined;
  onApply: (rule: FilterRule) => void;
  applyLabel?: string;
  /** beside the button that applies */
  end?: React.ReactNode;
}

/** Property, operator, value: one condition, applied with Enter or the button. */
export function FilterEditor({
  columns,
  rule,
  onApply,
  applyLabel = 'Apply filter',
  end,
}: FilterEditorProps) {
  const [draft, setDraft] = useState<FilterRule | undefined>(rule);
  const [tried, setTried] = useState(false);
  const column = columns.find(({ key }) => key === draft?.property);
  const complete = draft !== undefined && isComplete(column, draft);
  function apply(event: React.FormEvent) {
    event.preventDefault();
    // The editor stands in the page's tree, where another form may be around it.
    event.stopPropagation();
    if (draft && complete) onApply(draft);
    else setTried(true);
  }
  return (
    <form onSubmit={apply} className="grid gap-3">
      <RuleFields columns={columns} rule={draft} onRuleChange={setDraft} />
      {tried && !complete ? (
        <div role="alert">
          <FieldError>{draft ? 'The condition has no value yet' : 'Choose a property first'}</FieldError>
        </div>
      ) : null}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" className="flex-1">
          {applyLabel}
        </Button>
        {end}
      </div>
    </form>
  );
}

export interface RuleFieldsProps {
  columns: CatalogColumn[];
  rule: FilterRule | undefined;
  onRuleChange: (rule: FilterRule | undefined) => void;
}

/** The fields of one condition. */
export function RuleFields({ columns, rule, onRuleChange }: RuleFieldsProps) {
  const id = useId();
  const column = columns.find(({ key }) => key === rule?.property);
  function chooseOperator(next: string) {
    if (!rule || !column) return;
    const keeps = inputOf(column.type, next) === inputOf(column.type, rule.operator);
    onRuleChange({ property: rule.property, operator: next, ...(keeps ? { value: rule.value } : {}) });
  }
  return (
    <>
      <Field id={`${id}-property`} label="Property">
        <Combobox
          id={`${id}-property`}
          label="Property"
          value={rule?.property}
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          onValueChange={(key) => onRuleChange(beginRule(columns, key))}
          clearable={false}
          placeholder="Choose a property"
        />
      </Field>
      {column && rule ? (
        <>
          <Field id={`${id}-operator`} label="Condition">
            <Select
              id={`${id}-operator`}
              value={rule.operator}
              options={column.operators.map((operator) => ({
                value: operator,
                label: operatorWord(column.type, operator),
              }))}
              onValueChange={chooseOperator}
            />
          </Field>
          <div data-part="value" className="empty:hidden">
            <FilterValue
              // Another column's values are another list, searched anew.
              key={column.key}
              id={`${id}-value`}
              input={inputOf(column.type, rule.operator)}
              column={column}
              value={rule.value}
              onValueChange={(value) => onRuleChange({ ...rule, value })}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
