'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { RelationDefinition } from '#lib/blueprints/blueprint-document.ts';
import { freeName, type NamedList, removeAt, renameAt, setAt } from './named-list.ts';
import { useTypedName } from './use-typed-name.ts';

export interface RelationListProps {
  relations: NamedList<RelationDefinition>;
  blueprints: { identifier: string; title: string }[];
  onChange: (relations: NamedList<RelationDefinition>) => void;
}

/** Links to other blueprints: name, target, one or many. */
export function RelationList({ relations, blueprints, onChange }: RelationListProps) {
  return (
    <div>
      <ul className="grid gap-2">
        {relations.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity while a name is typed
          <RelationRow key={index} {...{ relations, index, blueprints, onChange }} />
        ))}
      </ul>
      <Button
        className="mt-2"
        onClick={() =>
          onChange([
            ...relations,
            [
              freeName(relations, 'relation'),
              { target: blueprints[0]?.identifier ?? '', many: false, required: false },
            ],
          ])
        }
      >
        <Plus aria-hidden size={14} /> Add relation
      </Button>
    </div>
  );
}

export function RelationRow({
  relations,
  index,
  blueprints,
  onChange,
}: RelationListProps & { index: number }) {
  const id = useId();
  const [name, relation] = relations[index] as [string, RelationDefinition];
  const typed = useTypedName(relations, index, (next) => onChange(renameAt(relations, index, next)));
  const options = blueprints.map(({ identifier, title }) => ({
    value: identifier,
    label: title,
    hint: identifier,
  }));
  return (
    <li className="grid grid-cols-[1fr_1fr_auto] items-start gap-3 rounded-2 p-3 shadow-1 max-md:grid-cols-1">
      <Field id={`${id}-name`} label="Relation" error={typed.fault}>
        <Input id={`${id}-name`} {...typed.field} />
      </Field>
      <Field id={`${id}-target`} label="Leads to">
        <Combobox
          id={`${id}-target`}
          label="Leads to"
          value={relation.target}
          options={options}
          clearable={false}
          onValueChange={(target) => onChange(setAt(relations, index, { ...relation, target: target ?? '' }))}
        />
      </Field>
      <IconButton
        label={`Remove relation ${name}`}
        icon={<Trash2 size={14} />}
        onClick={() => onChange(removeAt(relations, index))}
        className="mt-5"
      />
      <div className="col-span-full flex flex-wrap gap-5">
        {(['many', 'required'] as const).map((flag) => (
          <label key={flag} htmlFor={`${id}-${flag}`} className="flex min-h-8 items-center gap-2">
            <Checkbox
              id={`${id}-${flag}`}
              checked={relation[flag] === true}
              onCheckedChange={(checked) =>
                onChange(setAt(relations, index, { ...relation, [flag]: checked }))
              }
            />
            {flag === 'many' ? 'More than one' : 'Required'}
          </label>
        ))}
      </div>
    </li>
  );
}
