'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import type { UserInputs } from '#lib/actions/input-schema.ts';
import { freeName, moveAt, removeAt, setAt, toList, toMap } from './named-list.ts';

export interface ActionStepsProps {
  inputs: UserInputs;
  onChange: (inputs: UserInputs) => void;
}

/** How the inputs are laid out: in steps, each with its title, and below headings. */
export function ActionSteps({ inputs, onChange }: ActionStepsProps) {
  const steps = inputs.steps ?? [];
  const names = Object.keys(inputs.properties ?? {});
  const headings = toList(inputs.titles);
  const setSteps = (next: typeof steps) =>
    onChange(without({ ...inputs, steps: next }, 'steps', next.length));
  const setHeadings = (next: typeof headings) =>
    onChange(without({ ...inputs, titles: toMap(next) }, 'titles', next.length));
  const options = [
    ...names.map((name) => ({ value: name, label: titleOf(inputs.properties?.[name]) ?? name, hint: name })),
    ...headings.map(([name, { title }]) => ({ value: name, label: `Heading: ${title}`, hint: name })),
  ];
  return (
    <div className="grid gap-3">
      {steps.length === 0 ? <p className="text-ink-2">All inputs stand on one page.</p> : null}
      <ol className="grid gap-2">
        {steps.map((step, index) => {
          const set = (part: Partial<typeof step>) =>
            setSteps(steps.with(index, { ...step, ...part } as typeof step));
          const id = `step-${index}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity while a title is typed
            <li key={index} className="grid gap-3 rounded-2 p-3 shadow-1">
              <div className="flex items-end gap-1">
                <Field id={id} label={`Step ${index + 1}`} className="flex-1">
                  <Input
                    id={id}
                    dir="auto"
                    value={step.title}
                    onChange={({ target }) => set({ title: target.value })}
                  />
                </Field>
                <MoveButtons
                  what={`step ${index + 1}`}
                  isFirst={index === 0}
                  isLast={index === steps.length - 1}
                  onMove={(by) => setSteps(moveStep(steps, index, by))}
                  onRemove={() => setSteps(steps.toSpliced(index, 1))}
                />
              </div>
              <Order
                id={`${id}-fields`}
                values={step.order ?? []}
                options={options}
                onChange={(order) => set({ order })}
              />
            </li>
          );
        })}
      </ol>
      {steps.length === 0 && headings.length > 0 ? (
        <Order
          id="inputs-order"
          values={inputs.order ?? []}
          options={options}
          onChange={(order) => onChange({ ...inputs, order })}
        />
      ) : null}
      <ul className="grid gap-2">
        {headings.map(([name, heading], index) => (
          <li key={name} className="flex items-end gap-1 rounded-2 p-3 shadow-1">
            <Field id={`heading-${name}`} label="Heading" className="flex-1">
              <Input
                id={`heading-${name}`}
                dir="auto"
                value={heading.title}
                onChange={({ target }) =>
                  setHeadings(setAt(headings, index, { ...heading, title: target.value }))
                }
              />
            </Field>
            <Field id={`heading-${name}-text`} label="Text below it" optional className="flex-2">
              <Input
                id={`heading-${name}-text`}
                dir="auto"
                value={heading.description ?? ''}
                onChange={({ target }) =>
                  setHeadings(setAt(headings, index, { ...heading, description: target.value }))
                }
              />
            </Field>
            <MoveButtons
              what={`heading ${heading.title}`}
              isFirst={index === 0}
              isLast={index === headings.length - 1}
              onMove={(by) => setHeadings(moveAt(headings, index, by))}
              onRemove={() => setHeadings(removeAt(headings, index))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() =>
            setSteps([
              ...steps,
              { title: `Step ${steps.length + 1}`, order: steps.length === 0 ? names : [] },
            ])
          }
        >
          <Plus aria-hidden size={14} /> {steps.length === 0 ? 'Split into steps' : 'Add step'}
        </Button>
        <Button
          onClick={() =>
            setHeadings([
              ...headings,
              [freeName([...headings, ...toList(inputs.properties)], 'heading'), { title: 'Heading' }],
            ])
          }
        >
          <Plus aria-hidden size={14} /> Add heading
        </Button>
      </div>
    </div>
  );
}

interface OrderProps {
  id: string;
  values: string[];
  options: { value: string; label: string; hint: string }[];
  onChange: (order: string[]) => void;
}

function Order({ id, values, options, onChange }: OrderProps) {
  return (
    <Field id={id} label="Shows, in this order" help="What no step names stands at the end of the last one.">
      <MultiCombobox
        id={id}
        label="Shows, in this order"
        values={values}
        options={options}
        onValuesChange={onChange}
      />
    </Field>
  );
}

interface MoveButtonsProps {
  what: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function MoveButtons({ what, isFirst, isLast, onMove, onRemove }: MoveButtonsProps) {
  return (
    <span className="flex">
      <IconButton
        label={`Move ${what} up`}
        icon={<ArrowUp size={14} />}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={`Move ${what} down`}
        icon={<ArrowDown size={14} />}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      <IconButton label={`Remove ${what}`} icon={<Trash2 size={14} />} onClick={onRemove} />
    </span>
  );
}

function moveStep<T>(steps: readonly T[], index: number, by: -1 | 1): T[] {
  return steps.toSpliced(index, 1).toSpliced(index + by, 0, steps[index] as T);
}

function titleOf(input: unknown): string | undefined {
  const { title } = (input ?? {}) as { title?: unknown };
  return typeof title === 'string' && title !== '' ? title : undefined;
}

/** An empty list leaves the document. */
function without(inputs: UserInputs, key: 'steps' | 'titles', length: number): UserInputs {
  if (length > 0) return inputs;
  const { [key]: _, ...rest } = inputs;
  return rest;
}
