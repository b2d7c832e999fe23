import type { InputValues, Reference } from '#lib/actions/input-values.ts';
import type { WireEntity } from '#lib/entities/wire-entity.ts';
import type { Issue } from '#lib/errors.ts';
import { EXPRESSION_LIMITS } from '#lib/expressions/engine.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

/** Entities by `pickedKey`. */
export type PickedEntities = ReadonlyMap<string, WireEntity>;

export const pickedKey = (blueprint: string | undefined, identifier: string) =>
  JSON.stringify([blueprint, identifier]);

interface ResolvedValues {
  resolved: InputValues;
  issues: Issue[];
}

/**
 * Picked entities as objects, in the place of their identifiers. When their copies together are more than an
 * expression takes, the values stay as they are, and the field at which it became too much is named.
 */
export function resolvePicked(
  values: InputValues,
  references: readonly Reference[],
  entities: PickedEntities,
): ResolvedValues {
  const excess = findExcess(references, entities);
  if (excess) return { resolved: values, issues: [excess] };
  const resolved = { ...values };
  for (const [input, [first]] of Map.groupBy(references, (reference) => reference.input)) {
    const pick = (item: unknown) =>
      (typeof item === 'string' && entities.get(pickedKey(first?.blueprint, item))) || item;
    const current = values[input];
    resolved[input] = Array.isArray(current) ? current.map(pick) : pick(current);
  }
  return { resolved, issues: [] };
}

/** Counted before anything is copied: one large entity picked many times is many large entities. */
function findExcess(references: readonly Reference[], entities: PickedEntities): Issue | undefined {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const { input, blueprint, value } of references) {
    const key = pickedKey(blueprint, value);
    const entity = entities.get(key);
    if (!entity) continue;
    const size = sizes.get(key) ?? JSON.stringify(entity).length;
    sizes.set(key, size);
    total += size;
    if (total > EXPRESSION_LIMITS.input) {
      return {
        path: childPointer('/properties', input),
        code: 'too_long',
        message: `What is picked holds more than ${EXPRESSION_LIMITS.input} characters together; pick less.`,
      };
    }
  }
  return undefined;
}
