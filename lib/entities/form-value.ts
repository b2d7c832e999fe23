import type { WireEntity } from './wire-entity.ts';

/** An entity as the data of its form: what is unset is left out, so that a required field is asked for. */
export function formValueOf(entity: WireEntity): Record<string, unknown> {
  const { identifier, title, icon, team, properties, relations } = entity;
  return {
    identifier,
    ...(title ? { title } : {}),
    // No field of the form, but replaced with the rest when it is saved.
    ...(icon ? { icon } : {}),
    team,
    properties: withoutUnset(properties),
    relations: withoutUnset(relations),
  };
}

function withoutUnset(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
}
