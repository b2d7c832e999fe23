import { OptionalKind } from '@sinclair/typebox';
import { Value, type ValueError, ValueErrorType } from '@sinclair/typebox/value';
import type { Issue } from '#lib/errors.ts';
import { shown } from '#lib/schema/describe-error.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import { lintDocument, lintSchema } from '#lib/schema/lint-schema.ts';
import { type BlueprintDocument, blueprintDocumentSchema } from './blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from './blueprint-model.ts';
import { knownType, STRING_FORMATS } from './property-definition.ts';

interface ParsedBlueprint {
  /** set when there are no issues: what was sent, less the keys only the server writes */
  document?: BlueprintDocument;
  issues: Issue[];
  /** Accepted all the same, but probably not what was meant. */
  warnings: Issue[];
}

/** Written by the server; clients send them back with what they read. */
const READ_ONLY = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy'];
const MOST_NAME = 255;

/**
 * Reads a blueprint as permissively as its clients need: unknown keys are kept, unknown types and formats
 * earn a warning; refused is what has no meaning as a document or endangers the server.
 */
export function parseBlueprint(input: unknown): ParsedBlueprint {
  const dangers = lintDocument(input);
  if (dangers.length > 0) return { issues: dangers, warnings: [] };
  const faults = structureFaults(input);
  const issues = faults.filter((fault) => !isInsideProperty(fault.path));
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { issues, warnings: [] };
  issues.push(...lintSchema((input as BlueprintDocument).schema, '/schema'));
  issues.unshift(...partFaults(input));
  if (issues.length > 0) return { issues: issues.slice(0, 50), warnings: [] };
  const document = withoutReadOnly(input as Record<string, unknown>) as BlueprintDocument;
  const warnings = faults.filter((fault) => isInsideProperty(fault.path));
  return { document, issues, warnings: [...warnings, ...findWarnings(document)] };
}

function withoutReadOnly(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !READ_ONLY.includes(key)));
}

/** Deviations from the document's schema, the first one of each place; `null` counts as left out. */
function structureFaults(input: unknown): Issue[] {
  const faults = new Map<string, Issue>();
  for (const error of Value.Errors(blueprintDocumentSchema, input)) {
    if (error.value === null && OptionalKind in error.schema) continue;
    if (!faults.has(error.path)) faults.set(error.path, describe(error));
    if (faults.size >= 50) break;
  }
  return [...faults.values()];
}

/** Keywords inside a property are the author's business: what makes no sense is not applied. */
function isInsideProperty(path: string): boolean {
  return /^\/schema\/properties\/[^/]+\/./.test(path);
}

const CODES: Partial<Record<ValueErrorType, string>> = {
  [ValueErrorType.ObjectRequiredProperty]: 'required',
  [ValueErrorType.StringMinLength]: 'too_short',
  [ValueErrorType.StringMaxLength]: 'too_long',
  [ValueErrorType.StringPattern]: 'pattern_mismatch',
};

function describe({ type, path, schema, value }: ValueError): Issue {
  const code = CODES[type] ?? 'wrong_type';
  switch (code) {
    case 'required':
      return { path, code, message: 'This value is required.' };
    case 'too_short':
      return { path, code, message: 'Expected at least 1 character.' };
    case 'too_long':
      return { path, code, message: `Expected at most ${schema.maxLength} characters.` };
    case 'pattern_mismatch':
      return {
        path,
        code,
        message: `Expected only letters, digits and @ _ . : \\ / = -, got ${shown(value)}.`,
      };
    default:
      return {
        path,
        code,
        message: `Expected ${TYPE_WORDS[String(schema.type)] ?? 'another value'}, got ${shown(value)}.`,
      };
  }
}

const TYPE_WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const PARTS = ['relations', 'mirrorProperties', 'calculationProperties', 'aggregationProperties'] as const;

/** Names and numbers of what stands beside the schema. */
function partFaults(input: object): Issue[] {
  const document = input as Record<string, unknown>;
  const schema = document.schema as { properties?: unknown } | null | undefined;
  const issues = nameFaults(schema?.properties, '/schema/properties');
  for (const part of PARTS) issues.push(...nameFaults(document[part], `/${part}`));
  return issues;
}

function nameFaults(map: unknown, at: string): Issue[] {
  if (typeof map !== 'object' || map === null) return [];
  const entries = Object.entries(map);
  if (entries.length > 300 && at !== '/schema/properties') {
    return [
      { path: at, code: 'too_many_properties', message: `${entries.length} entries; the limit is 300.` },
    ];
  }
  return entries.flatMap(([name]): Issue[] => {
    const path = childPointer(at, name);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (name.length === 0 || name.length > MOST_NAME || /[\0-\x1f\x7f]/.test(name)) {
      return [
        {
          path,
          code: 'invalid_name',
          message: `A name has 1 to ${MOST_NAME} characters, no control characters.`,
        },
      ];
    }
    return [];
  });
}

function findWarnings(document: BlueprintDocument): Issue[] {
  const warnings: Issue[] = [];
  const properties = propertiesOf(document);
  for (const [name, definition] of properties) {
    const at = childPointer('/schema/properties', name);
    if (!knownType(definition)) {
      const message = `The type ${JSON.stringify(definition.type) ?? '(none)'} is not known: values are kept and not checked.`;
      warnings.push({ path: `${at}/type`, code: 'unknown_type', message });
    }
    const format = definition.format;
    if (typeof format === 'string' && !STRING_FORMATS.some((known) => known === format)) {
      const message = `The format "${format}" is not known: it is treated as plain text.`;
      warnings.push({ path: `${at}/format`, code: 'unknown_format', message });
    }
    if (name.includes('.')) {
      warnings.push({
        path: at,
        code: 'name_with_dot',
        message: 'Queries read a dot as a step along a relation.',
      });
    }
  }
  requiredOf(document).forEach((name, index) => {
    if (properties.some(([declared]) => declared === name)) return;
    const message = `No property is called "${name}".`;
    warnings.push({ path: `/schema/required/${index}`, code: 'unknown_property', message });
  });
  for (const [name] of relationsOf(document)) {
    if (!properties.some(([declared]) => declared === name)) continue;
    const message = `A property is called "${name}" too; queries find the property.`;
    warnings.push({ path: childPointer('/relations', name), code: 'ambiguous_name', message });
  }
  return warnings;
}
