import { mayBacktrack } from '#lib/schema/repetition-shape.ts';
import type { BlueprintDocument, RelationDefinition } from './blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from './blueprint-model.ts';
import { knownType, type PropertyDefinition } from './property-definition.ts';
import { type JsonSchema, toValueSchema } from './value-schema.ts';

export interface FormSchema {
  schema: JsonSchema;
  uiSchema: Record<string, unknown>;
}

/** Names under which the form's theme registers its own inputs. */
const FORM_WIDGETS = [
  'DateTime',
  'EmailWidget',
  'EntityPicker',
  'Markdown',
  'MultiLine',
  'Tags',
  'TeamPicker',
  'TextWidget',
  'URLWidget',
  'UserPicker',
  'Yaml',
] as const;
type FormWidget = (typeof FORM_WIDGETS)[number];

/** Registered as a field: takes any JSON. */
const JSON_FIELD = 'JsonField';

const WIDGETS: Record<string, FormWidget> = {
  'date-time': 'DateTime',
  timer: 'DateTime',
  url: 'URLWidget',
  'labeled-url': 'TextWidget',
  email: 'EmailWidget',
  user: 'UserPicker',
  team: 'TeamPicker',
  entity: 'EntityPicker',
  markdown: 'Markdown',
  'multi-line': 'MultiLine',
  yaml: 'Yaml',
  proto: 'MultiLine',
};

/**
 * The form of an entity: its data has the shape of the entity itself (`identifier`, `title`, `team`,
 * `properties`, `relations`), in the order the blueprint was written.
 */
export function toFormSchema(document: BlueprintDocument): FormSchema {
  const properties = propertiesOf(document).map(
    ([name, definition]) => [name, toInput(name, definition)] as const,
  );
  const relations = relationsOf(document).map(
    ([name, relation]) => [name, toRelationInput(name, relation)] as const,
  );
  const requiredRelations = relationsOf(document).filter(([, relation]) => relation.required);
  const groups = {
    properties: group(properties, requiredOf(document)),
    relations: group(
      relations,
      requiredRelations.map(([name]) => name),
    ),
  };
  return {
    schema: {
      type: 'object',
      properties: {
        identifier: {
          type: 'string',
          title: 'Identifier',
          description: 'Its name in URLs and the API; made up when left empty.',
          maxLength: 512,
        },
        title: { type: 'string', title: 'Title', maxLength: 1_000 },
        team: { type: 'array', title: 'Teams', items: { type: 'string' } },
        properties: groups.properties.schema,
        relations: groups.relations.schema,
      },
    },
    uiSchema: {
      'ui:order': ['title', 'identifier', 'team', 'properties', 'relations', '*'],
      team: { 'ui:widget': 'TeamPicker', 'ui:options': { multiple: true } },
      properties: groups.properties.uiSchema,
      relations: groups.relations.uiSchema,
    },
  };
}

function group(inputs: (readonly [string, FormSchema])[], required: string[]): FormSchema {
  const names = inputs.map(([name]) => name);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(inputs.map(([name, { schema }]) => [name, schema])),
      required: required.filter((name) => names.includes(name)),
    },
    uiSchema: {
      'ui:order': [...names, '*'],
      'ui:options': { label: false },
      ...Object.fromEntries(inputs.map(([name, { uiSchema }]) => [name, uiSchema])),
    },
  };
}

/** One property as an input. Nothing of the definition reaches the form but what is named here. */
export function toInput(name: string, definition: PropertyDefinition): FormSchema {
  const type = knownType(definition);
  const labels = {
    title: definition.title || name,
    ...(definition.description ? { description: definition.description } : {}),
    ...(definition.default !== undefined && type ? { default: definition.default } : {}),
  };
  if (!type || type === 'object') return { schema: { ...labels }, uiSchema: { 'ui:field': JSON_FIELD } };
  const schema = { ...browserSafe(toValueSchema(definition)), ...labels };
  if (type === 'array') return toListInput(schema, definition);
  return { schema, uiSchema: inputUi(definition) };
}

function toListInput(schema: JsonSchema, definition: PropertyDefinition): FormSchema {
  const items = (definition.items ?? {}) as PropertyDefinition;
  const type = definition.items ? knownType(items) : 'string';
  if (type !== 'string' && type !== 'number') {
    const { type: _, items: __, ...rest } = schema;
    return { schema: rest, uiSchema: { 'ui:field': JSON_FIELD } };
  }
  const itemSchema = browserSafe(definition.items ? toValueSchema(items) : { type: 'string' });
  const choices = Array.isArray(items.enum);
  const ui = inputUi(items);
  return {
    schema: { ...schema, items: itemSchema, ...(choices ? { uniqueItems: true } : {}) },
    uiSchema: {
      ...(choices ? {} : { 'ui:widget': 'Tags' }),
      ...ui,
      'ui:options': { ...(ui['ui:options'] as object | undefined), multiple: true },
    },
  };
}

function inputUi(definition: PropertyDefinition): Record<string, unknown> {
  const format = typeof definition.format === 'string' ? definition.format : '';
  const widget = Array.isArray(definition.enum)
    ? undefined
    : Object.hasOwn(WIDGETS, format)
      ? WIDGETS[format]
      : undefined;
  const options = {
    ...(widget === 'EntityPicker' && definition.blueprint ? { blueprint: definition.blueprint } : {}),
    ...(definition.enumColors ? { enumColors: definition.enumColors } : {}),
    ...(definition.icon ? { icon: definition.icon } : {}),
  };
  return {
    ...(widget ? { 'ui:widget': widget } : {}),
    ...(Object.keys(options).length > 0 ? { 'ui:options': options } : {}),
  };
}

function toRelationInput(name: string, relation: RelationDefinition): FormSchema {
  return {
    schema: {
      title: relation.title || name,
      ...(relation.description ? { description: relation.description } : {}),
      ...(relation.many ? { type: 'array', items: { type: 'string' } } : { type: 'string' }),
    },
    uiSchema: {
      'ui:widget': 'EntityPicker',
      'ui:options': { blueprint: relation.target, multiple: relation.many === true },
    },
  };
}

/** Formats are left to the inputs and the server; a pattern stays when the browser reads it the same way, quickly. */
function browserSafe(schema: JsonSchema): JsonSchema {
  const { format: _, pattern, ...rest } = schema;
  return typeof pattern === 'string' && isBrowserPattern(pattern) ? { ...rest, pattern } : rest;
}

function isBrowserPattern(pattern: string): boolean {
  if (mayBacktrack(pattern)) return false;
  try {
    return new RegExp(pattern, 'u') !== null;
  } catch {
    return false;
  }
}
