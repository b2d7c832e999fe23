'use client';

import type { WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { loadEntities, loadEntityLabels } from '#components/query/entity-search.ts';
import { controlProps, listValue } from '../control-props.ts';
import { LoadedPicker } from './loaded-picker.tsx';
import { useStableLoad } from './use-stable-load.ts';

/** Entities of one blueprint, found on the server as one types; stores identifiers. */
export function EntityPicker(props: WidgetProps) {
  const blueprint = blueprintOf(props);
  const values = Array.isArray(props.value) ? listValue(props.value) : listValue([props.value]);
  const labels = useQuery({
    queryKey: ['entities', blueprint, 'labels', values],
    queryFn: ({ signal }) => loadEntityLabels(blueprint, values, signal),
    enabled: blueprint !== '' && values.length > 0,
    staleTime: 60_000,
  });
  const load = useStableLoad(`entities ${blueprint}`, (text, signal) =>
    loadEntities(blueprint, text, signal),
  );
  return (
    <LoadedPicker
      {...controlProps(props)}
      label={props.label}
      multiple={props.multiple === true || props.schema.type === 'array'}
      value={props.value}
      onChange={props.onChange}
      load={load}
      selected={labels.data ?? []}
      placeholder={props.placeholder || `Search ${blueprint}`}
    />
  );
}

function blueprintOf({ schema, options }: WidgetProps): string {
  const items = schema.items as { blueprint?: unknown } | undefined;
  const named = options.blueprint ?? (schema as { blueprint?: unknown }).blueprint ?? items?.blueprint;
  return typeof named === 'string' ? named : '';
}
