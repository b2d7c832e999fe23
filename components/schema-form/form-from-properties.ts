import type { FormSchema, FormUiSchema } from './form-schema.ts';

type Doc = Record<string, unknown>;

export interface PropertiesDocument {
  properties: Record<string, Doc>;
  /** A list, or an expression the server decides. */
  required?: unknown;
  /** The order fields stand in; the rest follows. */
  order?: readonly string[] | undefined;
}

const KNOWN_TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

/** Keys of a property that a JSON Schema of the same name means the same by. */
const KEPT = [
  'type',
  'title',
  'description',
  'format',
  'blueprint',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'pattern',
  'enum',
  'default',
  'enumColors',
] as const;

/**
 * The form of a set of properties as blueprints and actions write them. What is an expression (`{jqQuery}`) is left to
 * the server, unknown types become JSON fields, unknown formats plain text.
 */
export function formFromProperties(document: PropertiesDocument): {
  schema: FormSchema;
  uiSchema: FormUiSchema;
} {
  const properties: Record<string, FormSchema> = {};
  const uiSchema: FormUiSchema = {};
  for (const [name, property] of Object.entries(document.properties)) {
    properties[name] = propertySchema(name, property);
    const ui = propertyUi(property);
    if (Object.keys(ui).length > 0) uiSchema[name] = ui;
  }
  const names = Object.keys(properties);
  const first = (document.order ?? []).filter((name) => names.includes(name));
  uiSchema['ui:order'] = [...first, '*'];
  const required = Array.isArray(document.required)
    ? document.required.filter((name): name is string => names.includes(name))
    : [];
  return { schema: { type: 'object', properties, required }, uiSchema };
}

function propertySchema(name: string, property: Doc): FormSchema {
  const schema: Doc = { title: name };
  for (const key of KEPT)
    if (property[key] !== undefined && !isExpression(property[key])) schema[key] = property[key];
  if (!KNOWN_TYPES.has(String(property.type))) {
    delete schema.type;
    schema.type = ['string', 'number', 'boolean', 'object', 'array', 'null'];
  }
  if (property.type === 'array') schema.items = itemSchema(property.items);
  if (property.type === 'object') schema.additionalProperties = true;
  return schema as FormSchema;
}

function itemSchema(items: unknown): Doc {
  if (typeof items !== 'object' || items === null || isExpression(items)) return { type: 'string' };
  const { title: _, ...schema } = propertySchema('', items as Doc);
  return 'type' in items ? schema : { ...schema, type: 'string' };
}

/** Which widget, by type and format; single values of these formats are chosen by the format itself. */
function propertyUi(property: Doc): FormUiSchema {
  const { type } = property;
  if (property.visible === false) return { 'ui:widget': 'hidden' };
  const ui: FormUiSchema = property.disabled === true ? { 'ui:disabled': true } : {};
  if (typeof property.icon === 'string') ui['ui:icon'] = property.icon;
  if (type === 'object' || !KNOWN_TYPES.has(String(type))) ui['ui:field'] = 'JsonField';
  else if (type === 'array') Object.assign(ui, arrayUi(property.items as Doc | undefined));
  else if (type === 'string' && property.encryption !== undefined) ui['ui:widget'] = 'password';
  return ui;
}

function arrayUi(items: Doc | undefined): FormUiSchema {
  if (items?.type === 'object') return { 'ui:field': 'JsonField' };
  if (items?.format === 'entity') return { 'ui:widget': 'EntityPicker' };
  if (items?.format === 'user') return { 'ui:widget': 'UserPicker' };
  if (items?.format === 'team') return { 'ui:widget': 'TeamPicker' };
  if (items?.type === 'number' || items?.type === 'integer' || items?.type === 'boolean') return {};
  return { 'ui:widget': 'Tags' };
}

function isExpression(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'jqQuery' in value;
}
