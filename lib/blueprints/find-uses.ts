import type { BlueprintDocument } from './blueprint-document.ts';
import { relationOf, relationsOf } from './blueprint-model.ts';

/** What depends on a part of a blueprint. */
export interface Use {
  kind:
    | 'action'
    | 'relation'
    | 'mirror'
    | 'calculation'
    | 'aggregation'
    | 'ownership'
    | 'property'
    | 'policy'
    | 'view'
    | 'index';
  name: string;
  title: string;
  /** of the blueprint it belongs to */
  blueprint?: string;
}

/** A part of the blueprint `identifier`. */
export interface Subject {
  blueprint: string;
  kind: 'property' | 'relation' | 'blueprint';
  name: string;
}

interface UserDocument {
  /** what the use is called in addresses */
  name: string;
  title: string;
  document: Record<string, unknown>;
}

/** Everything that may use a part of a blueprint, as far as the one who asks may see it. */
export interface Users {
  /** as they are now: along these paths lead */
  model: readonly BlueprintDocument[];
  /** as they will be */
  blueprints: readonly BlueprintDocument[];
  actions: readonly UserDocument[];
  policies: readonly UserDocument[];
  /** saved views of the blueprint, with the properties and relations they name */
  views: readonly { name: string; title: string; names: ReadonlySet<string> }[];
  /** properties of the blueprint that have an index */
  indexes: readonly string[];
}

/** Who uses `subject`, by what is written in their documents, each once. */
export function findUses(subject: Subject, users: Users): Use[] {
  const uses = [
    ...users.blueprints.flatMap((document) => usesIn(document, subject, users.model)),
    ...users.actions
      .filter(({ document }) => isActionUsing(document, subject))
      .map(({ name, title }): Use => ({ kind: 'action', name, title })),
    ...users.policies
      .filter(({ document }) => isPolicyUsing(document, subject))
      .map(({ name, title }): Use => ({ kind: 'policy', name, title })),
    ...users.views
      .filter(({ names }) => subject.kind !== 'blueprint' && names.has(subject.name))
      .map(({ name, title }): Use => ({ kind: 'view', name, title })),
    ...users.indexes
      .filter((property) => subject.kind === 'property' && property === subject.name)
      .map((name): Use => ({ kind: 'index', name, title: name })),
  ];
  return [...new Map(uses.map((use) => [JSON.stringify([use.kind, use.blueprint, use.name]), use])).values()];
}

type Named = Record<string, Record<string, unknown>>;

function usesIn(document: BlueprintDocument, subject: Subject, model: readonly BlueprintDocument[]): Use[] {
  const own = document.identifier;
  const name =
    (kind: Use['kind']) =>
    ([name, { title }]: [string, Record<string, unknown>]): Use => ({
      kind,
      name,
      title: typeof title === 'string' && title !== '' ? title : name,
      blueprint: own,
    });
  const part = (entries: object | undefined) => Object.entries((entries ?? {}) as Named);
  const leads = (path: unknown) => typeof path === 'string' && crosses(own, path, subject, model);
  const owners = [document.ownership?.path, document.teamInheritance?.path].some(leads);
  const targets = relationsOf(document).filter(([, { target }]) => target === subject.blueprint);
  return [
    ...(subject.kind === 'blueprint' && own !== subject.blueprint ? targets.map(name('relation')) : []),
    ...part(document.schema?.properties)
      .filter(([, property]) => subject.kind === 'blueprint' && offers(property, subject.blueprint))
      .map(name('property')),
    ...part(document.mirrorProperties)
      .filter(([, { path }]) => leads(path))
      .map(name('mirror')),
    ...part(document.calculationProperties)
      .filter(([, { calculation }]) => own === subject.blueprint && mentions(calculation, subject))
      .map(name('calculation')),
    ...part(document.aggregationProperties)
      .filter(([, aggregation]) => isAggregating(own, aggregation, subject))
      .map(name('aggregation')),
    ...(owners ? [{ kind: 'ownership' as const, name: 'ownership', title: 'Owners', blueprint: own }] : []),
  ];
}

/** Whether a path such as `system.domain.title`, begun in `start`, comes by the subject. */
function crosses(
  start: string,
  path: string,
  { blueprint, kind, name }: Subject,
  model: readonly BlueprintDocument[],
): boolean {
  let here = model.find(({ identifier }) => identifier === start);
  for (const step of path.split('.')) {
    if (!here) return false;
    const relation = relationOf(here, step);
    if (here.identifier === blueprint && kind === (relation ? 'relation' : 'property') && step === name)
      return true;
    here = relation && model.find(({ identifier }) => identifier === relation.target);
  }
  return false;
}

function isAggregating(own: string, aggregation: Record<string, unknown>, subject: Subject): boolean {
  const { target, calculationSpec, query, pathFilter } = aggregation;
  if (subject.kind === 'blueprint') return own !== subject.blueprint && target === subject.blueprint;
  if (subject.kind === 'relation')
    return (
      [own, target].includes(subject.blueprint) &&
      hasString(pathFilter, (text) => text.split('.').includes(subject.name))
    );
  const spec = (calculationSpec ?? {}) as Record<string, unknown>;
  const named = [spec.property, spec.measureTimeBy].includes(subject.name);
  return target === subject.blueprint && (named || hasRule(query, subject.name));
}

function isActionUsing(document: Record<string, unknown>, subject: Subject): boolean {
  const trigger = (document.trigger ?? {}) as Record<string, unknown>;
  const inputs = Object.values(((trigger.userInputs as Named | null)?.properties ?? {}) as Named);
  const offered = inputs.some((input) => offers(input, subject.blueprint));
  const isOn = trigger.blueprintIdentifier === subject.blueprint;
  if (subject.kind === 'blueprint') return isOn || offered;
  if (isOn && hasString(document, (text) => mentions(text, subject))) return true;
  return inputs.some(
    (input) => offers(input, subject.blueprint) && hasRule([input.dataset, input.sort], subject.name),
  );
}

/** Conditions name properties as `properties.<name>`; one without a blueprint is about all of them. */
function isPolicyUsing(document: Record<string, unknown>, { blueprint, kind, name }: Subject): boolean {
  const { conditions } = document;
  if (kind === 'blueprint') return hasString(conditions, (text) => text === blueprint);
  return kind === 'property' && hasKey(conditions, `properties.${name}`);
}

/** Whether a value of the property is an entity of the blueprint. */
function offers(definition: Record<string, unknown>, blueprint: string): boolean {
  const items = (definition.items ?? {}) as Record<string, unknown>;
  return definition.blueprint === blueprint || items.blueprint === blueprint;
}

/** Whether jq, or a template with jq, reads the property or relation: `.properties.name`, `.properties["name"]`. */
function mentions(text: unknown, { kind, name }: Subject): boolean {
  if (typeof text !== 'string' || kind === 'blueprint') return false;
  const quoted = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const section = kind === 'property' ? 'properties' : 'relations';
  return new RegExp(`\\.${section}\\??\\.?(?:${quoted}(?![\\w])|\\[?"${quoted}"\\]?)`, 'u').test(text);
}

/** Whether a query has a rule about the property, also at the end of a path. */
function hasRule(query: unknown, name: string): boolean {
  return hasString(query, (text, key) => key === 'property' && text.split('.').at(-1) === name);
}

function hasKey(value: unknown, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((item) => hasKey(item, wanted));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === wanted || hasKey(item, wanted));
}

/** Whether any text inside passes the test; `key` is the name it stands under. */
function hasString(value: unknown, test: (text: string, key: string) => boolean, key = ''): boolean {
  if (typeof value === 'string') return test(value, key);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, item]) =>
    hasString(item, test, Array.isArray(value) ? key : name),
  );
}
