'use client';

import type { FieldProps } from '@rjsf/utils';
import { useContext, useEffect, useRef, useState } from 'react';
import { UnreadFields } from '#components/schema-form/unread-fields.ts';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

/** Free-form data as JSON text: objects without declared keys, and types this portal does not know. */
export function JsonField(props: FieldProps) {
  const { fieldPathId, formData, schema, uiSchema, required, rawErrors, onChange } = props;
  const id = fieldPathId.$id;
  const { fields, set: setUnread, shown } = useContext(UnreadFields);
  const unread = fields.find(({ fieldId }) => fieldId === id);
  const [text, setText] = useState(() => unread?.text ?? print(formData));
  const own = useRef(formData);
  useEffect(() => {
    if (JSON.stringify(own.current) === JSON.stringify(formData)) return;
    own.current = formData;
    setText(print(formData));
  }, [formData]);
  useEffect(() => {
    shown.current.add(id);
    return () => void shown.current.delete(id);
  }, [shown, id]);

  function change(next: string) {
    setText(next);
    const parsed = parse(next);
    const { path } = fieldPathId;
    setUnread(id, path, parsed.fault === undefined ? undefined : { text: next, message: parsed.fault });
    if (parsed.fault !== undefined) return;
    own.current = parsed.value;
    onChange(parsed.value, path);
  }
  const error = unread?.message ?? rawErrors?.[0];
  return (
    <Field
      id={id}
      label={uiSchema?.['ui:title'] ?? schema.title ?? props.name}
      help={schema.description}
      error={error}
      optional={!required}
    >
      <Textarea
        id={id}
        mono
        rows={4}
        spellCheck={false}
        invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : schema.description ? `${id}-help` : undefined}
        disabled={props.disabled}
        readOnly={props.readonly}
        placeholder={schema.type === 'array' ? '[]' : '{}'}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}

function print(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

function parse(text: string): { value?: unknown; fault?: string } {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { fault: `This is not JSON yet: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
}
