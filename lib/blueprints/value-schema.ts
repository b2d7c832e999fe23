import { FORMATS } from '#lib/schema/formats.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { propertiesOf, requiredOf } from './blueprint-model.ts';
import { knownType, type PropertyDefinition } from './property-definition.ts';

export type JsonSchema = Record<string, unknown>;

const DEEPEST = 12;

/**
 * The JSON Schema one value must meet. Built from an allow-list of keywords: what is unknown, or of the wrong
 * kind, is not applied, so that whatever was stored can be compiled.
 */
export function toValueSchema(definition: PropertyDefinition, depth = 0): JsonSchema {
  const type = knownType(definition);
  if (!type || depth > DEEPEST) return {};
  const choices =
    Array.isArray(definition.enum) && definition.enum.length > 0 ? { enum: definition.enum } : {};
  switch (type) {
    case 'string':
      return {
        type,
        ...choices,
        ...numbers(definition, ['minLength', 'maxLength'], 0),
        ...(typeof definition.pattern === 'string' ? { pattern: definition.pattern } : {}),
        ...(isCheckedFormat(definition.format) ? { format: definition.format } : {}),
      };
    case 'number':
      return {
        type,
        ...choices,
        ...numbers(definition, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']),
      };
    case 'boolean':
      return { type };
    case 'array':
      return {
        type,
        ...numbers(definition, ['minItems', 'maxItems'], 0),
        ...(definition.uniqueItems === true ? { uniqueItems: true } : {}),
        ...(isObject(definition.items) ? { items: toValueSchema(definition.items, depth + 1) } : {}),
      };
    case 'object':
      return { type, ...nested(definition, depth) };
  }
}

/**
 * What `properties` of an entity must meet; null counts as unset and is removed before. With `only`, just
 * those properties are looked at: a patch is not held up by what it does not touch.
 */
export function toEntitySchema(document: BlueprintDocument, only?: ReadonlySet<string>): JsonSchema {
  const declared = propertiesOf(document).filter(([name]) => !only || only.has(name));
  const names = new Set(declared.map(([name]) => name));
  return {
    type: 'object',
    properties: Object.fromEntries(declared.map(([name, definition]) => [name, toValueSchema(definition)])),
    required: requiredOf(document).filter((name) => names.has(name)),
  };
}

function isCheckedFormat(format: unknown): boolean {
  return typeof format === 'string' && Object.hasOwn(FORMATS, format);
}

function numbers(
  definition: PropertyDefinition,
  keywords: string[],
  least = Number.NEGATIVE_INFINITY,
): JsonSchema {
  const given = keywords.filter((keyword) => {
    const value = definition[keyword];
    return typeof value === 'number' && value >= least && (least !== 0 || Number.isInteger(value));
  });
  return Object.fromEntries(given.map((keyword) => [keyword, definition[keyword]]));
}

function nested(definition: PropertyDefinition, depth: number): JsonSchema {
  if (!isObject(definition.properties)) return {};
  const properties = Object.entries(definition.properties).filter(([, inner]) => isObject(inner));
  const required = Array.isArray(definition.required)
    ? [...new Set(definition.required.filter((name) => typeof name === 'string'))]
    : [];
  return {
    properties: Object.fromEntries(
      properties.map(([name, inner]) => [name, toValueSchema(inner as PropertyDefinition, depth + 1)]),
    ),
    required,
  };
}

function isObject(value: unknown): value is PropertyDefinition {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
