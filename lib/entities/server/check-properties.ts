import type { BlueprintRow } from '#db/queries/blueprints.ts';
import type { Context } from '#lib/access/server/context.ts';
import { toEntitySchema } from '#lib/blueprints/value-schema.ts';
import type { Issue } from '#lib/errors.ts';

/**
 * Issues of the properties under the blueprint; `null` counts as unset. Of a patch only what it names is
 * looked at. Properties nobody declared are welcome.
 */
export function checkProperties(
  ctx: Context,
  { document }: BlueprintRow,
  properties: Record<string, unknown>,
  kind: 'whole' | 'patch',
): Promise<Issue[]> {
  const schema = toEntitySchema(document, kind === 'patch' ? new Set(Object.keys(properties)) : undefined);
  const set = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
  return ctx.services.validator.validate(schema, set, '/properties');
}
