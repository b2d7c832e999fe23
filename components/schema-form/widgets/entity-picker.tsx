'use client';

import type { WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { loadEntities, loadEntityLabels } from '#components/query/entity-search.ts';
import { Combobox } from '#components/ui/combobox.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { controlProps, listValue } from '../control-props.ts';

/** Entities of one blueprint, found on the server as one types; stores identifiers. */
export function EntityPicker(props: WidgetProps) {
  const blueprint = blueprintOf(props);
  return <PickFrom widget={props} blueprint={blueprint} placeholder={`Search ${blueprint}`} />;
}

/** People of this installation; stores e-mail addresses. */
export function UserPicker(props: WidgetProps) {
  return <PickFrom widget={props} blueprint="_user" placeholder="Search people" />;
}

/** Teams of this installation; stores identifiers. */
export function TeamPicker(props: WidgetProps) {
  return <PickFrom widget={props} blueprint="_team" placeholder="Search teams" />;
}

interface PickFromProps {
  widget: WidgetProps;
  blueprint: string;
  placeholder: string;
}

function PickFrom({ widget, blueprint, placeholder }: PickFromProps) {
  const { value, onChange, label } = widget;
  const values = Array.isArray(value) ? listValue(value) : listValue([value]);
  const labels = useQuery({
    queryKey: ['entities', blueprint, 'labels', values],
    queryFn: ({ signal }) => loadEntityLabels(blueprint, values, signal),
    enabled: blueprint !== '' && values.length > 0,
    staleTime: 60_000,
  });
  const load = useCallback(
    (text: string, signal: AbortSignal) => loadEntities(blueprint, text, signal),
    [blueprint],
  );
  const shared = { ...controlProps(widget), label, load, placeholder: widget.placeholder || placeholder };
  if (widget.multiple === true || widget.options.multiple === true || widget.schema.type === 'array') {
    return (
      <MultiCombobox
        {...shared}
        selected={labels.data ?? []}
        values={listValue(value)}
        onValuesChange={onChange}
      />
    );
  }
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  return (
    <Combobox
      {...shared}
      selected={labels.data?.find((option) => option.value === chosen)}
      value={chosen}
      onValueChange={(next) => onChange(next)}
    />
  );
}

function blueprintOf({ schema, options }: WidgetProps): string {
  const items = schema.items as { blueprint?: unknown } | undefined;
  const named = options.blueprint ?? (schema as { blueprint?: unknown }).blueprint ?? items?.blueprint;
  return typeof named === 'string' ? named : '';
}
