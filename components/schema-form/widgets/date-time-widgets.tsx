import type { WidgetProps } from '@rjsf/utils';
import { Input } from '#components/ui/input.tsx';
import { controlProps } from '../control-props.ts';
import { isoToLocal, localToIso } from '../local-time.ts';

/** A moment, typed in the reader's own zone and stored in UTC. */
export function DateTimeWidget(props: WidgetProps) {
  return (
    <Input
      {...controlProps(props)}
      type="datetime-local"
      step={60}
      value={isoToLocal(props.value)}
      onChange={(event) => props.onChange(localToIso(event.target.value))}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}

export function DateWidget(props: WidgetProps) {
  return (
    <Input
      {...controlProps(props)}
      type="date"
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.target.value || undefined)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
