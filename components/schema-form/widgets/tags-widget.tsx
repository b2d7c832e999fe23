import type { WidgetProps } from '@rjsf/utils';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { controlProps, listValue } from '../control-props.ts';

const NO_OPTIONS: never[] = [];

/** A list of short texts: Enter or comma adds one. With `enum` on the items only those are offered. */
export function TagsWidget(props: WidgetProps) {
  const items = props.schema.items as { enum?: unknown[] } | undefined;
  const options = items?.enum?.map((value) => ({ value: String(value), label: String(value) }));
  return (
    <MultiCombobox
      {...controlProps(props)}
      label={props.label}
      options={options ?? NO_OPTIONS}
      allowNew={options === undefined}
      values={listValue(props.value)}
      onValuesChange={(values) => props.onChange(values)}
      placeholder={props.placeholder || (options ? 'Choose any' : 'Type and press Enter')}
    />
  );
}
