import { AppError, type Issue } from '#lib/errors.ts';
import { findJsonIssue, type JsonLimits } from './json-limits.ts';
import { childPointer } from './json-pointer.ts';
import { patternFault } from './pattern.ts';

/** The published bounds of every schema people write: blueprints and action inputs alike. */
const SCHEMA_LIMITS = {
  bytes: 256_000,
  properties: 300,
  depth: 12,
  enumValues: 1_000,
  /** `maxItems` at most, where items must be unique */
  uniqueItems: 1_000,
} as const;

/** Around the schema there may be more nesting than inside it. */
const DOCUMENT_LIMITS: JsonLimits = { depth: 32, values: 50_000, characters: SCHEMA_LIMITS.bytes };

const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];
const IDENTITIES = ['$id', '$anchor', '$dynamicAnchor', '$vocabulary'];
/** Hold plain values: nothing in them is a keyword. */
const VALUES = new Set([
  'default',
  'const',
  'examples',
  'enumColors',
  'enum',
  'colors',
  'dataset',
  'required',
]);
/** Map names people choose to schemas: the names are not keywords. */
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

interface Lint {
  issues: Issue[];
  properties: number;
}

/**
 * What would endanger the server in a JSON Schema, each named with its limit; unknown keywords and
 * types are nobody's danger. `at` is put before every path.
 */
export function lintSchema(schema: unknown, at = ''): Issue[] {
  const large = findJsonIssue(schema, DOCUMENT_LIMITS, at);
  if (large) return [large];
  const lint: Lint = { issues: [], properties: 0 };
  lintNode(schema, at, 0, lint);
  if (lint.properties > SCHEMA_LIMITS.properties) {
    lint.issues.unshift(
      tooComplex(
        at,
        'too_many_properties',
        `${lint.properties} properties; the limit is ${SCHEMA_LIMITS.properties}.`,
      ),
    );
  }
  return lint.issues.slice(0, 50);
}

/** What is wrong with a whole document people write, before anything is read out of it. */
export function lintDocument(document: unknown, at = ''): Issue[] {
  const large = findJsonIssue(document, DOCUMENT_LIMITS, at);
  if (large) return [large];
  const bytes = new TextEncoder().encode(JSON.stringify(document) ?? '').length;
  if (bytes <= SCHEMA_LIMITS.bytes) return [];
  return [
    tooComplex(at, 'too_long', `The document has ${bytes} bytes; the limit is ${SCHEMA_LIMITS.bytes}.`),
  ];
}

/** Throws one error for all `issues`: `schema_too_complex` unless they are only about meaning. */
export function refuseSchema(issues: Issue[]): void {
  const [first] = issues;
  if (!first) return;
  const code = issues.some((issue) => LIMIT_CODES.has(issue.code)) ? 'schema_too_complex' : 'invalid_input';
  const place = first.path === '' ? '' : `${first.path}: `;
  throw new AppError(code, `${place}${first.message}`, { details: issues });
}

const LIMIT_CODES = new Set([
  'too_many_properties',
  'too_long',
  'too_deep',
  'too_many_items',
  'too_many_values',
  'reference_not_allowed',
  'unbounded_unique_items',
]);

function lintNode(node: unknown, at: string, depth: number, lint: Lint): void {
  if (typeof node !== 'object' || node === null || lint.issues.length >= 50) return;
  if (depth > SCHEMA_LIMITS.depth) {
    lint.issues.push(tooComplex(at, 'too_deep', `Schemas nest at most ${SCHEMA_LIMITS.depth} deep.`));
    return;
  }
  if (Array.isArray(node)) {
    node.forEach((item, index) => {
      lintNode(item, childPointer(at, index), depth, lint);
    });
    return;
  }
  lintKeywords(node as Record<string, unknown>, at, lint);
  for (const [name, value] of Object.entries(node)) {
    if (VALUES.has(name)) continue;
    const here = childPointer(at, name);
    if (MAPS.has(name)) lintMap(name, value, here, depth, lint);
    else lintNode(value, here, depth + 1, lint);
  }
}

function lintMap(keyword: string, map: unknown, at: string, depth: number, lint: Lint): void {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return;
  const entries = Object.entries(map);
  lint.properties += entries.length;
  for (const [name, schema] of entries) {
    const here = childPointer(at, name);
    const fault = keyword === 'patternProperties' ? patternFault(name) : undefined;
    if (fault) lint.issues.push({ path: here, code: 'invalid_pattern', message: fault });
    lintNode(schema, here, depth + 1, lint);
  }
}

function lintKeywords(node: Record<string, unknown>, at: string, lint: Lint): void {
  const report = (keyword: string, code: string, message: string) =>
    lint.issues.push({ path: childPointer(at, keyword), code, message });
  for (const keyword of REFERENCES) {
    if (typeof node[keyword] === 'string') {
      report(
        keyword,
        'reference_not_allowed',
        `References (${keyword}) are not followed; write the schema out.`,
      );
    }
  }
  for (const keyword of IDENTITIES) {
    if (typeof node[keyword] === 'string')
      report(keyword, 'reference_not_allowed', `${keyword} is not supported.`);
  }
  if (typeof node.$schema === 'string' && !/^https?:\/\/json-schema\.org\/[\w/-]+#?$/.test(node.$schema)) {
    report('$schema', 'reference_not_allowed', 'Only dialects of json-schema.org are known.');
  }
  for (const [keyword, value] of Object.entries(node)) {
    if (!MAPS.has(keyword) && isDataReference(value))
      report(keyword, 'reference_not_allowed', 'Values taken from the data ($data) are not supported.');
  }
  if (typeof node.pattern === 'string') {
    const fault = patternFault(node.pattern);
    if (fault) report('pattern', 'invalid_pattern', fault);
  }
  if (Array.isArray(node.enum) && node.enum.length > SCHEMA_LIMITS.enumValues) {
    report(
      'enum',
      'too_many_values',
      `${node.enum.length} values; the limit is ${SCHEMA_LIMITS.enumValues}.`,
    );
  }
  if (node.uniqueItems === true && !(Number(node.maxItems) <= SCHEMA_LIMITS.uniqueItems)) {
    report(
      'uniqueItems',
      'unbounded_unique_items',
      `Unique items need a maxItems of at most ${SCHEMA_LIMITS.uniqueItems}.`,
    );
  }
}

function isDataReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$data');
}

function tooComplex(path: string, code: string, message: string): Issue {
  return { path, code, message };
}
