/** Blueprints whose entities follow a table of ours; the migrations know the same names. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  _user: ['role', 'status'],
  _team: ['description'],
};

type SystemBlueprint = '_user' | '_team';

export function isSystemBlueprint(identifier: string): identifier is SystemBlueprint {
  return Object.hasOwn(BUILT_IN, identifier);
}

/** Properties a table of ours decides, all of them texts; empty for any other blueprint. */
export function builtInProperties(blueprint: string): readonly string[] {
  return isSystemBlueprint(blueprint) ? (BUILT_IN[blueprint] ?? []) : [];
}
