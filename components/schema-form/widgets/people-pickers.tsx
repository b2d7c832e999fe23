'use client';

import type { WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { loadTeams, loadUsers } from '#components/query/people-search.ts';
import { controlProps, listValue } from '../control-props.ts';
import { LoadedPicker } from './loaded-picker.tsx';
import { useStableLoad } from './use-stable-load.ts';

/** People of this installation; stores e-mail addresses. */
export function UserPicker(props: WidgetProps) {
  return <PeoplePicker widget={props} what="users" load={loadUsers} placeholder="Search people" />;
}

/** Teams of this installation; stores identifiers. */
export function TeamPicker(props: WidgetProps) {
  return <PeoplePicker widget={props} what="teams" load={loadTeams} placeholder="Search teams" />;
}

interface PeoplePickerProps {
  widget: WidgetProps;
  what: 'users' | 'teams';
  load: typeof loadUsers;
  placeholder: string;
}

function PeoplePicker({ widget, what, load: search, placeholder }: PeoplePickerProps) {
  const values = Array.isArray(widget.value) ? listValue(widget.value) : listValue([widget.value]);
  const known = useQuery({
    queryKey: ['access', what, 'labels'],
    queryFn: ({ signal }) => search('', signal),
    enabled: values.length > 0,
    staleTime: 60_000,
  });
  const load = useStableLoad(what, search);
  return (
    <LoadedPicker
      {...controlProps(widget)}
      label={widget.label}
      multiple={widget.multiple === true || widget.schema.type === 'array'}
      value={widget.value}
      onChange={widget.onChange}
      load={load}
      selected={known.data ?? []}
      placeholder={widget.placeholder || placeholder}
    />
  );
}
