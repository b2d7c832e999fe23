import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { toInput } from '#lib/blueprints/to-form-schema.ts';
import type { FormSchema, FormUiSchema } from './form-schema.ts';

type Doc = Record<string, unknown>;

export interface PropertiesDocument {
  properties: Record<string, Doc>;
  /** A list, or an expression the server decides. */
  required?: unknown;
  /** The order fields stand in; the rest follows. */
  order?: readonly string[] | undefined;
}

/** The form of a set of inputs as actions write them; what is an expression (`{jqQuery}`) is left to the server. */
export function formFromProperties(document: PropertiesDocument): {
  schema: FormSchema;
  uiSchema: FormUiSchema;
} {
  const properties: Record<string, FormSchema> = {};
  const uiSchema: FormUiSchema = {};
  for (const [name, written] of Object.entries(document.properties)) {
    const input = toInput(name, withoutExpressions(written) as PropertyDefinition);
    properties[name] = input.schema as FormSchema;
    uiSchema[name] = { ...input.uiSchema, ...ownUi(written) };
  }
  const names = Object.keys(properties);
  const first = (document.order ?? []).filter((name) => names.includes(name));
  uiSchema['ui:order'] = [...first, '*'];
  const required = Array.isArray(document.required) ? document.required : [];
  return {
    schema: { type: 'object', properties, required: names.filter((name) => required.includes(name)) },
    uiSchema,
  };
}

/** What inputs of actions have beyond properties of blueprints. */
function ownUi(input: Doc): FormUiSchema {
  if (input.visible === false) return { 'ui:widget': 'hidden' };
  return {
    ...(input.encryption !== undefined && input.type === 'string' ? { 'ui:widget': 'password' } : {}),
    ...(input.disabled === true ? { 'ui:disabled': true } : {}),
  };
}

function withoutExpressions(value: Doc): Doc {
  const kept = Object.entries(value).filter(([, inner]) => !isExpression(inner));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, key === 'items' && isObject(inner) ? withoutExpressions(inner) : inner]),
  );
}

function isExpression(value: unknown): boolean {
  return isObject(value) && 'jqQuery' in value;
}

function isObject(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
