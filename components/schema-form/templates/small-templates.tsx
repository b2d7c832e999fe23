import {
  type FieldHelpProps,
  helpId,
  type MultiSchemaFieldTemplateProps,
  type UnsupportedFieldProps,
} from '@rjsf/utils';

/** Nothing: the place is filled by another template. */
export function Nothing() {
  return null;
}

export function FieldHelpTemplate({ help, fieldPathId }: FieldHelpProps) {
  if (!help) return null;
  return (
    <div id={helpId(fieldPathId)} className="text-xs text-ink-3">
      {help}
    </div>
  );
}

export function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <div className="flex flex-col gap-3">
      {selector}
      {optionSchemaField}
    </div>
  );
}

export function UnsupportedFieldTemplate({ reason }: UnsupportedFieldProps) {
  return <p className="text-xs text-ink-3">This field cannot be edited here{reason ? `: ${reason}` : ''}.</p>;
}
