'use client';

import { X } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { Popover } from '#components/ui/popover.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { FilterPart, FilterRule } from './filter-part.ts';
import { FilterEditor } from './late-filter-editor.ts';
import { PartWords, useRuleText } from './rule-words.tsx';

export interface RuleChipProps {
  columns: CatalogColumn[];
  rule: FilterRule;
  onChange: (rule: FilterRule) => void;
  onRemove: () => void;
}

const FIELD = {
  property: '[id$="-property"]',
  operator: '[id$="-operator"]',
  value: '[data-part="value"] :is(input, select, button)',
};
type Field = keyof typeof FIELD;

/** A condition whose three parts each open it at their own field. */
export function RuleChip({ columns, rule, onChange, onRemove }: RuleChipProps) {
  const [at, setAt] = useState<Field>();
  const words = useRuleText(columns, rule);
  const name = [words.property, words.operator, words.value].filter(Boolean).join(' ');
  const part = (field: Field, className: string) =>
    words[field] ? (
      <button
        type="button"
        onClick={() => setAt(field)}
        className={`h-full min-w-0 truncate rounded-2 hover:bg-hover ${className}`}
        dir="auto"
      >
        {words[field]}
      </button>
    ) : null;
  return (
    <Popover
      open={at !== undefined}
      onOpenChange={(open) => (open ? undefined : setAt(undefined))}
      label={`Filter by ${words.property}`}
      focusOn={at ? FIELD[at] : undefined}
      anchor={
        <ChipFrame name={name} onRemove={onRemove} removeLabel={`Remove filter ${words.property}`}>
          {part('property', 'pr-0.5 pl-2')}
          {part('operator', 'px-0.5 text-ink-2')}
          {part('value', 'max-w-60 px-0.5 font-medium')}
        </ChipFrame>
      }
    >
      <Suspense>
        <FilterEditor
          columns={columns}
          rule={rule}
          onApply={(changed) => {
            onChange(changed);
            setAt(undefined);
          }}
        />
      </Suspense>
    </Popover>
  );
}

export interface PartChipProps {
  columns: CatalogColumn[];
  part: FilterPart;
  onOpen: () => void;
  onRemove: () => void;
}

/** A group, or what only the API's own words can say. */
export function PartChip({ columns, part, onOpen, onRemove }: PartChipProps) {
  return (
    <ChipFrame name="Group of conditions" onRemove={onRemove} removeLabel="Remove group of conditions">
      <button
        type="button"
        onClick={onOpen}
        className="h-full max-w-96 min-w-0 truncate rounded-2 px-2 hover:bg-hover"
      >
        <PartWords columns={columns} part={part} />
      </button>
    </ChipFrame>
  );
}

interface ChipFrameProps {
  name: string;
  children: ReactNode;
  onRemove: () => void;
  removeLabel: string;
}

function ChipFrame({ name, children, onRemove, removeLabel, ...rest }: ChipFrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <span
      {...rest}
      role="group"
      aria-label={name}
      className="inline-flex h-7 max-w-full shrink-0 items-center rounded-2 bg-accent-tint whitespace-nowrap max-md:h-9 pointer-coarse:h-10"
    >
      {children}
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="grid h-full w-6 shrink-0 place-items-center rounded-2 text-ink-2 hover:bg-hover max-md:w-9 pointer-coarse:w-10"
      >
        <X aria-hidden size={14} />
      </button>
    </span>
  );
}
