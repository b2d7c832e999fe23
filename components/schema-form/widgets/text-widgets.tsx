import type { WidgetProps } from '@rjsf/utils';
import { Textarea } from '#components/ui/textarea.tsx';
import { controlProps } from '../control-props.ts';
import { BaseInput } from './base-input.tsx';

export function TextWidget(props: WidgetProps) {
  return <BaseInput {...props} />;
}

export function EmailWidget(props: WidgetProps) {
  return <BaseInput {...props} type="email" />;
}

export function UrlWidget(props: WidgetProps) {
  return <BaseInput {...props} type="url" placeholder={props.placeholder || 'https://'} />;
}

export function PasswordWidget(props: WidgetProps) {
  return (
    <BaseInput {...props} type="password" options={{ ...props.options, autocomplete: 'new-password' }} />
  );
}

export function MultiLineWidget(props: WidgetProps) {
  return <Area props={props} rows={4} />;
}

export function MarkdownWidget(props: WidgetProps) {
  return <Area props={props} rows={6} />;
}

export function YamlWidget(props: WidgetProps) {
  return <Area props={props} rows={8} mono />;
}

function Area({ props, rows, mono = false }: { props: WidgetProps; rows: number; mono?: boolean }) {
  const { disabled: _, ...control } = controlProps(props);
  return (
    <Textarea
      {...control}
      rows={rows}
      mono={mono}
      spellCheck={mono ? false : undefined}
      disabled={props.disabled}
      readOnly={props.readonly}
      placeholder={props.placeholder || undefined}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) =>
        props.onChange(event.target.value === '' ? props.options.emptyValue : event.target.value)
      }
      onBlur={(event) => props.onBlur(props.id, event.target.value)}
    />
  );
}
