'use client';

import { BlueprintIcon, isKnownIcon } from '#components/marks/blueprint-icon.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';

export interface BlueprintDetailsProps {
  document: BlueprintDocument;
  onChange: (document: BlueprintDocument) => void;
}

/** What a blueprint is called, and what it means. */
export function BlueprintDetails({ document, onChange }: BlueprintDetailsProps) {
  const icon = String(document.icon ?? '');
  const field = (key: 'identifier' | 'title' | 'icon') => ({
    id: `blueprint-${key}`,
    value: String(document[key] ?? ''),
    onChange: (event: { target: { value: string } }) => onChange({ ...document, [key]: event.target.value }),
  });
  return (
    <>
      <Field id="blueprint-title" label="Title" help="The name people see.">
        <Input dir="auto" {...field('title')} />
      </Field>
      <Field id="blueprint-identifier" label="Identifier" help="Its name in URLs and the API.">
        <Input className="font-mono" {...field('identifier')} />
      </Field>
      <Field
        id="blueprint-icon"
        label="Icon"
        optional
        help={
          icon && !isKnownIcon(icon)
            ? `There is no icon “${icon.slice(0, 40)}”: a plain box stands for it.`
            : 'Such as Service, Cloud or Database.'
        }
        className="col-span-full"
      >
        <span className="flex items-center gap-2.5">
          <Input {...field('icon')} />
          <BlueprintIcon icon={icon} size={20} className="text-ink-2" />
        </span>
      </Field>
      <Field id="blueprint-description" label="Description" optional className="col-span-full">
        <Textarea
          id="blueprint-description"
          dir="auto"
          rows={2}
          value={String(document.description ?? '')}
          onChange={(event) => onChange({ ...document, description: event.target.value })}
        />
      </Field>
    </>
  );
}
