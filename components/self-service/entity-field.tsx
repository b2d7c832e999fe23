'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { loadEntities, loadEntityLabels } from '#components/query/entity-search.ts';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';

export interface EntityFieldProps {
  blueprint: string;
  /** "service" */
  noun: string;
  value: string | undefined;
  onValueChange: (value: string | undefined) => void;
}

/** The entity a day-2 or delete action is for. */
export function EntityField({ blueprint, noun, value, onValueChange }: EntityFieldProps) {
  const load = useCallback(
    (text: string, signal: AbortSignal) => loadEntities(blueprint, text, signal),
    [blueprint],
  );
  const labels = useQuery({
    queryKey: ['entities', blueprint, 'labels', [value]],
    queryFn: ({ signal }) => loadEntityLabels(blueprint, value ? [value] : [], signal),
    enabled: value !== undefined,
    staleTime: 60_000,
  });
  return (
    <Field id="action-entity" label={`For which ${noun}`} className="mb-5">
      <Combobox
        id="action-entity"
        label={`For which ${noun}`}
        value={value}
        onValueChange={onValueChange}
        load={load}
        selected={labels.data?.[0]}
        placeholder={`Search by name`}
      />
    </Field>
  );
}
