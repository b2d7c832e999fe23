'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { freeName, type NamedList, removeAt, renameAt, setAt, toList, toMap } from './named-list.ts';
import { useTypedName } from './use-typed-name.ts';

export interface WorkflowInputsProps {
  inputs: Record<string, unknown>;
  onChange: (inputs: Record<string, unknown>) => void;
}

/** What each input of the workflow receives: text, or jq in double braces. */
export function WorkflowInputs({ inputs, onChange }: WorkflowInputsProps) {
  const list = toList(inputs);
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Workflow inputs</legend>
      <p className="mb-2 text-xs text-ink-3">
        Text, or jq in double braces: <code>{'{{ .inputs.name }}'}</code>,{' '}
        <code>{'{{ .entity.identifier }}'}</code>
      </p>
      <ul className="grid gap-1.5">
        {list.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity while a name is typed
          <WorkflowInput key={index} list={list} index={index} onChange={(next) => onChange(toMap(next))} />
        ))}
      </ul>
      <Button className="mt-2" onClick={() => onChange(toMap([...list, [freeName(list, 'input'), '']]))}>
        <Plus aria-hidden size={14} /> Add workflow input
      </Button>
    </fieldset>
  );
}

interface WorkflowInputProps {
  list: NamedList<unknown>;
  index: number;
  onChange: (list: NamedList<unknown>) => void;
}

function WorkflowInput({ list, index, onChange }: WorkflowInputProps) {
  const [name, value] = list[index] as [string, unknown];
  const { fault, field } = useTypedName(list, index, (next) => onChange(renameAt(list, index, next)));
  return (
    <li className="grid grid-cols-[minmax(6rem,2fr)_3fr_auto] gap-2">
      <Input aria-label="Name of the workflow input" title={fault} {...field} />
      <Input
        aria-label={`Value of ${name}`}
        className="font-mono text-xs"
        value={typeof value === 'string' ? value : JSON.stringify(value)}
        onChange={(event) => onChange(setAt(list, index, event.target.value))}
      />
      <IconButton
        label={`Remove ${name}`}
        icon={<Trash2 size={14} />}
        onClick={() => onChange(removeAt(list, index))}
      />
    </li>
  );
}
