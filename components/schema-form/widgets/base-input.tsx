import { type BaseInputTemplateProps, getInputProps } from '@rjsf/utils';
import { Input } from '#components/ui/input.tsx';
import { controlProps } from '../control-props.ts';

/** Every one-line input: text, number, e-mail, address, password. An emptied field has no value. */
export function BaseInput(props: BaseInputTemplateProps) {
  const { value, options, schema, type, readonly, placeholder, onChangeOverride } = props;
  const { disabled: _, ...control } = controlProps(props);
  const input = getInputProps(schema, type, options);
  return (
    <Input
      {...control}
      name={props.htmlName ?? props.id}
      type={input.type}
      step={input.step}
      min={input.min}
      max={input.max}
      maxLength={schema.maxLength}
      spellCheck={input.type === 'text' ? undefined : false}
      autoComplete={input.autoComplete ?? 'off'}
      disabled={props.disabled}
      readOnly={readonly}
      placeholder={placeholder || undefined}
      value={value ?? ''}
      onChange={
        onChangeOverride ??
        ((event) => props.onChange(event.target.value === '' ? options.emptyValue : event.target.value))
      }
      onBlur={(event) => props.onBlur(props.id, event.target.value)}
      onFocus={(event) => props.onFocus(props.id, event.target.value)}
    />
  );
}
