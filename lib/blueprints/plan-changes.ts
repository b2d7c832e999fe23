import { childPointer } from '#lib/schema/json-pointer.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from './blueprint-model.ts';
import { describeDefinitionChange, describeType, isSame, short } from './describe-definition.ts';
import { planRelations } from './plan-relations.ts';
import type { PlannedChange, PlannedThing } from './planned-change.ts';
import type { PropertyDefinition } from './property-definition.ts';
import { renameTarget } from './rename-mentions.ts';
import { toValueSchema } from './value-schema.ts';

const NOTHING = { of: 'nothing' } as const;

/**
 * What saving `after` would change, in the order of the document; without `before` it is made anew. Saving
 * rewrites no entity: the checks tell which of them the new definition does not fit.
 */
export function planChanges(
  before: BlueprintDocument | undefined,
  after: BlueprintDocument,
): PlannedChange[] {
  if (!before) return [created(after)];
  const renamed = renameTarget(before, before.identifier, after.identifier);
  return [
    ...planKeys(before, after),
    ...planProperties(before, after),
    ...planRequired(before, after),
    ...planRelations(renamed, after, before.identifier),
    ...planComputed(renamed, after),
  ];
}

function created(document: BlueprintDocument): PlannedChange {
  const counts = [
    [propertiesOf(document).length, 'property', 'properties'],
    [relationsOf(document).length, 'relation', 'relations'],
  ] as const;
  const parts = counts.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return {
    kind: 'add',
    what: 'blueprint',
    name: document.identifier,
    path: '',
    sentence: `Creates the blueprint “${short(document.title || document.identifier)}” with ${parts.join(' and ')}.`,
    check: NOTHING,
  };
}

const ELSEWHERE = new Set([
  'schema',
  'relations',
  'mirrorProperties',
  'calculationProperties',
  'aggregationProperties',
]);
const TEXTS = new Set(['title', 'icon', 'description']);

function planKeys(before: BlueprintDocument, after: BlueprintDocument): PlannedChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !ELSEWHERE.has(name) && !isSame(before[name], after[name]))
    .map((name): PlannedChange => {
      const path = childPointer('', name);
      if (name === 'identifier') {
        const sentence = `Renames the blueprint from “${before.identifier}” to “${after.identifier}”; addresses and clients with the old name stop working.`;
        return { kind: 'rename', what: 'identifier', name, path, sentence, check: { of: 'every' } };
      }
      const what: PlannedThing = TEXTS.has(name) ? (name as PlannedThing) : 'setting';
      const [old, now] = [before[name], after[name]];
      const kind = old === undefined ? 'add' : now === undefined ? 'remove' : 'change';
      return { kind, what, name, path, sentence: keySentence(name, old, now), check: NOTHING };
    });
}

function keySentence(name: string, before: unknown, after: unknown): string {
  if (after === undefined) return `Removes “${name}”.`;
  if (typeof after !== 'string') return `${before === undefined ? 'Sets' : 'Changes'} “${name}”.`;
  if (before === undefined) return `Sets the ${name} to “${short(after)}”.`;
  return `Changes the ${name} from “${short(before)}” to “${short(after)}”.`;
}

function planProperties(before: BlueprintDocument, after: BlueprintDocument): PlannedChange[] {
  const old = new Map(propertiesOf(before));
  const now = new Map(propertiesOf(after));
  const changes = [...now].flatMap(([name, definition]) => planProperty(name, old.get(name), definition));
  for (const [name, definition] of old) if (!now.has(name)) changes.push(removed(name, definition));
  const kept = (names: Iterable<string>, others: ReadonlyMap<string, unknown>) =>
    [...names].filter((name) => others.has(name));
  if (!isSame(kept(old.keys(), now), kept(now.keys(), old))) {
    const sentence = 'Changes the order of the properties.';
    const place = { name: 'properties', path: '/schema/properties' };
    changes.push({ kind: 'change', what: 'order', ...place, sentence, check: NOTHING });
  }
  return changes;
}

const propertyPath = (name: string) => childPointer('/schema/properties', name);

function planProperty(
  name: string,
  before: PropertyDefinition | undefined,
  after: PropertyDefinition,
): PlannedChange[] {
  const place = { what: 'property' as const, name, path: propertyPath(name) };
  const schema = toValueSchema(after);
  if (!before) {
    const sentence = `Adds the property “${titleOf(name, after)}”: ${describeType(after)}.`;
    return [{ kind: 'add', ...place, sentence, check: { of: 'value', property: name, schema } }];
  }
  if (isSame(before, after)) return [];
  const parts = describeDefinitionChange(before, after);
  const sentence = `Changes the property “${titleOf(name, after)}”: ${parts.join('; ') || 'order of its keys'}.`;
  const isStricter = !isSame(toValueSchema(before), schema);
  const check = { of: 'value' as const, property: name, ...(isStricter ? { schema } : {}) };
  return [{ kind: 'change', ...place, sentence, check }];
}

function removed(name: string, definition: PropertyDefinition): PlannedChange {
  return {
    kind: 'remove',
    what: 'property',
    name,
    path: propertyPath(name),
    sentence: `Removes the property “${titleOf(name, definition)}”; its values stay stored, but no form or table shows them.`,
    check: { of: 'value', property: name },
  };
}

function planRequired(before: BlueprintDocument, after: BlueprintDocument): PlannedChange[] {
  const properties = new Map([...propertiesOf(before), ...propertiesOf(after)]);
  const [old, now] = [requiredOf(before), requiredOf(after)];
  const change = (name: string, kind: 'add' | 'remove', words: string): PlannedChange => {
    const definition = properties.get(name);
    const title = definition ? titleOf(name, definition) : name;
    const check = kind === 'add' && definition ? ({ of: 'required', property: name } as const) : NOTHING;
    return {
      kind,
      what: 'required',
      name,
      path: '/schema/required',
      sentence: `“${title}” ${words}.`,
      check,
    };
  };
  return [
    ...now.filter((name) => !old.includes(name)).map((name) => change(name, 'add', 'becomes required')),
    ...old
      .filter((name) => !now.includes(name))
      .map((name) => change(name, 'remove', 'is not required any more')),
  ];
}

const COMPUTED = [
  ['mirrorProperties', 'mirror', 'mirror property'],
  ['calculationProperties', 'calculation', 'calculation property'],
  ['aggregationProperties', 'aggregation', 'aggregation property'],
] as const;

function planComputed(before: BlueprintDocument, after: BlueprintDocument): PlannedChange[] {
  return COMPUTED.flatMap(([part, what, words]) => {
    const old: Record<string, { title?: unknown }> = before[part] ?? {};
    const now: Record<string, { title?: unknown }> = after[part] ?? {};
    const change = (kind: PlannedChange['kind'], verb: string, name: string): PlannedChange => {
      const title = titleOf(name, (now[name] ?? old[name]) as PropertyDefinition);
      const sentence = `${verb} the ${words} “${title}”.`;
      return { kind, what, name, path: childPointer(`/${part}`, name), sentence, check: NOTHING };
    };
    return [
      ...Object.keys(now).flatMap((name) => {
        if (!Object.hasOwn(old, name)) return change('add', 'Adds', name);
        return isSame(old[name], now[name]) ? [] : change('change', 'Changes', name);
      }),
      ...Object.keys(old)
        .filter((name) => !Object.hasOwn(now, name))
        .map((name) => change('remove', 'Removes', name)),
    ];
  });
}

function titleOf(name: string, { title }: { title?: unknown }): string {
  return short(typeof title === 'string' && title !== '' ? title : name);
}
