import { descriptionId, errorId, helpId, type WidgetProps } from '@rjsf/utils';

export interface ControlProps {
  id: string;
  disabled: boolean;
  invalid: boolean;
  'aria-describedby': string | undefined;
  'aria-required': boolean | undefined;
}

/** What every control of a form takes from its widget's properties. */
export function controlProps(props: WidgetProps): ControlProps {
  const invalid = (props.rawErrors?.length ?? 0) > 0;
  const described = [
    invalid ? errorId(props.id) : '',
    props.schema.description || props.options.description ? descriptionId(props.id) : '',
    props.options.help ? helpId(props.id) : '',
  ];
  return {
    id: props.id,
    disabled: props.disabled === true || props.readonly === true,
    invalid,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-required': props.required || undefined,
  };
}

/** The values of a list widget, whatever came in. */
export function listValue(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined).map(String) : [];
}
