import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';

/** Allowed values and their colours: of a property, or of the items of a list. */
type Choices = Pick<PropertyDefinition, 'type' | 'enum' | 'enumColors'> & Record<string, unknown>;

export function valuesOf({ enum: values }: Choices): unknown[] {
  return Array.isArray(values) ? values : [];
}

/** Sets the values as they were typed; what is no value of the type or is there twice is left out. */
export function withValues<T extends Choices>(definition: T, typed: readonly string[]): T {
  const values = [...new Set(typed.map((text) => text.trim()).filter((text) => text !== ''))];
  const next = definition.type === 'number' ? values.map(Number).filter((one) => !Number.isNaN(one)) : values;
  const kept = new Set(next.map(String));
  const colors = Object.entries(definition.enumColors ?? {}).filter(([value]) => kept.has(value));
  return put(put(definition, 'enum', next.length > 0 ? next : undefined), 'enumColors', mapOf(colors));
}

/** Another word for one value; its colour goes with it. */
export function renameValue<T extends Choices>(definition: T, index: number, text: string): T {
  const values = valuesOf(definition).map(String);
  const before = values[index];
  if (before === undefined || text.trim() === '' || values.includes(text)) return definition;
  const colors = Object.entries(definition.enumColors ?? {}).map(
    ([value, colour]) => [value === before ? text : value, colour] as [string, string],
  );
  return withValues(put(definition, 'enumColors', mapOf(colors)), values.with(index, text));
}

export function moveValue<T extends Choices>(definition: T, from: number, to: number): T {
  const values = valuesOf(definition);
  if (from === to || to < 0 || to >= values.length || from < 0 || from >= values.length) return definition;
  return { ...definition, enum: values.toSpliced(from, 1).toSpliced(to, 0, values[from]) };
}

export function removeValue<T extends Choices>(definition: T, index: number): T {
  return withValues(definition, valuesOf(definition).toSpliced(index, 1).map(String));
}

export function colourValue<T extends Choices>(definition: T, value: string, colour: string): T {
  const { [value]: _, ...others } = definition.enumColors ?? {};
  return put(
    definition,
    'enumColors',
    mapOf(Object.entries(colour ? { ...others, [value]: colour } : others)),
  );
}

function mapOf(entries: [string, string][]): Record<string, string> | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Without a value the key goes. */
function put<T extends Choices>(definition: T, key: string, value: unknown): T {
  if (value !== undefined) return { ...definition, [key]: value };
  const { [key]: _, ...rest } = definition;
  return rest as T;
}
