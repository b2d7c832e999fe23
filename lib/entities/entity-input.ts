import type { Issue } from '#lib/errors.ts';
import { shown } from '#lib/schema/describe-error.ts';
import { ENTITY_LIMITS, findJsonIssue } from '#lib/schema/json-limits.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

const ENTITY_TEXT = { identifier: 512, title: 1_000, icon: 1_000, team: 255 };
const MOST_TEAMS = 100;
const MOST_TARGETS = 1_000;

/** A value the server looks up: `{combinator, rules}`. */
export interface Lookup {
  query: unknown;
}

export type RelationInput = null | string[] | Lookup;

/** What a caller says about an entity; what is absent here was absent there. */
export interface EntityInput {
  identifier?: string | Lookup;
  title?: string | null;
  icon?: string | null;
  team?: string[] | Lookup;
  properties?: Record<string, unknown>;
  relations?: Record<string, RelationInput>;
}

interface ParsedEntity {
  entity: EntityInput;
  issues: Issue[];
}

const FIELDS = new Set(['identifier', 'title', 'icon', 'team', 'properties', 'relations']);
/** Sent back by clients with what they read. */
const READ_ONLY = new Set(['blueprint', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'scorecards']);

/**
 * Reads an entity. A whole one may carry what the server wrote, and unknown keys, all without effect; a patch
 * says what to change, so anything else in it is a mistake.
 */
export function parseEntity(input: unknown, kind: 'whole' | 'patch'): ParsedEntity {
  const fault = findJsonIssue(input, ENTITY_LIMITS);
  if (fault) return { entity: {}, issues: [fault] };
  if (!isObject(input))
    return { entity: {}, issues: [issue('', 'wrong_type', expected('an object', input))] };
  const issues: Issue[] = kind === 'patch' ? unknownFields(input) : [];
  const entity: EntityInput = {};
  if (isGiven(input.identifier)) entity.identifier = readIdentifier(input.identifier, issues);
  if (input.title !== undefined) entity.title = readText('title', input.title, issues);
  if (input.icon !== undefined) entity.icon = readText('icon', input.icon, issues);
  if (input.team !== undefined) entity.team = readTeam(input.team, issues);
  if (isGiven(input.properties)) entity.properties = readProperties(input.properties, issues);
  if (isGiven(input.relations)) entity.relations = readRelations(input.relations, issues);
  return { entity, issues };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function unknownFields(input: Record<string, unknown>): Issue[] {
  return Object.keys(input)
    .filter((name) => !FIELDS.has(name))
    .map((name) =>
      READ_ONLY.has(name) || ['id', 'version'].includes(name)
        ? issue(childPointer('', name), 'read_only', `"${name}" is written by the server.`)
        : issue(childPointer('', name), 'unknown_field', `An entity has no field "${name}".`),
    );
}

function readIdentifier(value: unknown, issues: Issue[]): string | Lookup {
  if (isLookup(value)) return { query: value };
  const fault = identifierFault(value);
  if (fault) issues.push(issue('/identifier', 'invalid_identifier', fault));
  return typeof value === 'string' ? value : '';
}

/** Why `value` cannot name an entity. */
function identifierFault(value: unknown): string | undefined {
  if (typeof value !== 'string') return expected('a text', value);
  if (value.length === 0 || value.length > ENTITY_TEXT.identifier || hasControlCharacters(value)) {
    return `An identifier has 1 to ${ENTITY_TEXT.identifier} characters, no control characters.`;
  }
  return undefined;
}

function hasControlCharacters(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x1f\x7f]/.test(text);
}

function readText(name: 'title' | 'icon', value: unknown, issues: Issue[]): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') issues.push(issue(`/${name}`, 'wrong_type', expected('a text', value)));
  else if (value.length > ENTITY_TEXT[name]) {
    issues.push(issue(`/${name}`, 'too_long', `Expected at most ${ENTITY_TEXT[name]} characters.`));
  }
  return typeof value === 'string' ? value : '';
}

function readTeam(value: unknown, issues: Issue[]): string[] | Lookup {
  if (isLookup(value)) return { query: value };
  if (value === null || value === '') return [];
  const teams = Array.isArray(value) ? value : [value];
  if (teams.length > MOST_TEAMS)
    issues.push(issue('/team', 'too_many_items', `Expected at most ${MOST_TEAMS} teams.`));
  teams.forEach((team, index) => {
    if (typeof team !== 'string' || team.length > ENTITY_TEXT.team) {
      issues.push(
        issue(
          Array.isArray(value) ? `/team/${index}` : '/team',
          'wrong_type',
          expected('the name of a team', team),
        ),
      );
    }
  });
  return [...new Set(teams.map(String))];
}

function readProperties(value: unknown, issues: Issue[]): Record<string, unknown> {
  if (isObject(value)) return value;
  issues.push(issue('/properties', 'wrong_type', expected('an object', value)));
  return {};
}

function readRelations(value: unknown, issues: Issue[]): Record<string, RelationInput> {
  if (!isObject(value)) {
    issues.push(issue('/relations', 'wrong_type', expected('an object', value)));
    return {};
  }
  const entries = Object.entries(value).map(([name, targets]): [string, RelationInput] => [
    name,
    readTargets(childPointer('/relations', name), targets, issues),
  ]);
  return Object.fromEntries(entries);
}

function readTargets(path: string, value: unknown, issues: Issue[]): RelationInput {
  if (value === null || value === '') return null;
  if (isLookup(value)) return { query: value };
  const targets = Array.isArray(value) ? value : [value];
  if (targets.length > MOST_TARGETS) {
    issues.push(issue(path, 'too_many_items', `Expected at most ${MOST_TARGETS} entities.`));
    return null;
  }
  targets.forEach((target, index) => {
    const fault = identifierFault(target);
    if (fault)
      issues.push(issue(Array.isArray(value) ? `${path}/${index}` : path, 'invalid_identifier', fault));
  });
  return [...new Set(targets.map(String))];
}

function isLookup(value: unknown): boolean {
  return isObject(value) && 'rules' in value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expected(what: string, value: unknown): string {
  return `Expected ${what}, got ${shown(value)}.`;
}

function issue(path: string, code: string, message: string): Issue {
  return { path, code, message };
}
