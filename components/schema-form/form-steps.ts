import { visibleText } from '#components/ui/visible-characters.ts';
import type { FormStep } from '#lib/actions/form-layout.ts';

import { type FormSchema, type FormUiSchema, type FormValue, fieldLabel } from './form-schema.ts';

/** The steps that hold a field. */
export function filledSteps(steps: readonly FormStep[] = []): FormStep[] {
  return steps.filter((step) => inputsOf(step).length > 0);
}

/** Where the field at `path` stands; -1: nowhere. */
export function stepOfField(steps: readonly FormStep[], path: readonly (string | number)[]): number {
  return steps.findIndex((step) => inputsOf(step).includes(String(path[0])));
}

const MOST = 160;

/** The values of a step in one line; secrets only by name, yes and no by the name of what is true. */
export function stepSummary(
  step: FormStep,
  {
    schema,
    uiSchema = {},
    value,
  }: { schema: FormSchema; uiSchema?: FormUiSchema | undefined; value: FormValue },
): string {
  const parts = inputsOf(step).flatMap((name) => {
    const inner = value[name];
    const label = fieldLabel(schema, [name]) ?? name;
    const widget = uiSchema[name]?.['ui:widget'];
    if (widget === 'hidden' || inner === undefined || inner === null || inner === '' || inner === false)
      return [];
    if (widget === 'password') return [`‹${label}›`];
    if (inner === true) return [label];
    if (typeof inner === 'number') return [`${label} ${inner}`];
    return [Array.isArray(inner) ? inner.map(asText).join(', ') : asText(inner)];
  });
  const line = visibleText(parts.filter(Boolean).join(' · ').replace(/\s+/g, ' '));
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
}

export function inputsOf(step: FormStep): string[] {
  return step.sections.flatMap(({ inputs }) => inputs);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
