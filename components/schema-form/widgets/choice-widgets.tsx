import type { EnumOptionsType, WidgetProps } from '@rjsf/utils';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Select } from '#components/ui/select.tsx';
import { controlProps, listValue } from '../control-props.ts';

/** From this many values on, a list is searched rather than scrolled. */
const SEARCHED_FROM = 20;

/** Values travel as text in the page and as themselves in the data. */
function textOptions(options: EnumOptionsType[] | undefined) {
  return (options ?? []).map((option) => ({ value: String(option.value), label: option.label }));
}

const isLong = ({ options }: WidgetProps) => (options.enumOptions?.length ?? 0) >= SEARCHED_FROM;

function original(props: WidgetProps, text: string | undefined): unknown {
  if (text === undefined || text === '') return props.options.emptyValue;
  return props.options.enumOptions?.find((option) => String(option.value) === text)?.value;
}

function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

export function SelectWidget(props: WidgetProps) {
  if (props.multiple || props.schema.type === 'array') return <MultiSelect {...props} />;
  const options = textOptions(props.options.enumOptions);
  if (options.length >= SEARCHED_FROM) {
    return (
      <Combobox
        {...controlProps(props)}
        label={props.label}
        options={options}
        value={asText(props.value)}
        onValueChange={(value) => props.onChange(original(props, value))}
        placeholder={props.placeholder || 'Choose'}
      />
    );
  }
  return (
    <Select
      {...controlProps(props)}
      options={options}
      value={asText(props.value) ?? ''}
      placeholder={props.placeholder || (props.required ? 'Choose' : 'None')}
      onValueChange={(value) => props.onChange(original(props, value))}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}

function MultiSelect(props: WidgetProps) {
  return (
    <MultiCombobox
      {...controlProps(props)}
      label={props.label}
      options={textOptions(props.options.enumOptions)}
      values={listValue(props.value)}
      onValuesChange={(values) => props.onChange(values.map((value) => original(props, value)))}
      placeholder={props.placeholder || 'Choose any'}
    />
  );
}

export function RadioWidget(props: WidgetProps) {
  if (isLong(props)) return <SelectWidget {...props} />;
  return (
    <RadioGroup
      {...controlProps(props)}
      aria-label={props.label}
      options={textOptions(props.options.enumOptions)}
      value={asText(props.value)}
      onValueChange={(value) => props.onChange(original(props, value))}
    />
  );
}

export function SegmentedWidget(props: WidgetProps) {
  if (isLong(props)) return <SelectWidget {...props} />;
  return (
    <Segmented
      {...controlProps(props)}
      aria-label={props.label}
      options={textOptions(props.options.enumOptions)}
      value={asText(props.value)}
      onValueChange={(value) => props.onChange(original(props, value))}
    />
  );
}

export function CheckboxWidget(props: WidgetProps) {
  const { invalid, ...control } = controlProps(props);
  return (
    <span className="flex min-h-7 items-center gap-2">
      <Checkbox
        {...control}
        aria-invalid={invalid || undefined}
        checked={props.value === true}
        onCheckedChange={(checked) => props.onChange(checked)}
      />
      <label htmlFor={props.id} className="min-w-0 font-medium wrap-anywhere">
        {props.label}
      </label>
    </span>
  );
}
