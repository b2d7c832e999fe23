import { expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { namesFoundBy, renameMentions, renameTarget } from './rename-mentions.ts';

const document = {
  identifier: 'service',
  schema: {
    properties: {
      plain: { type: 'string', enum: ['domain'] },
      area: { type: 'string', format: 'entity', blueprint: 'domain' },
      areas: { type: 'array', items: { type: 'string', format: 'entity', blueprint: 'domain' } },
    },
    required: ['plain'],
  },
  relations: {
    domain: { target: 'domain' },
    parent: { target: 'service', required: true },
    again: { target: 'domain' },
  },
  aggregationProperties: { count: { target: 'incident', type: 'number' }, none: {} },
} as unknown as BlueprintDocument;

it('replaces every mention and keeps all else, order included', () => {
  const renamed = renameTarget(document, 'domain', 'area');
  const wanted = JSON.stringify(document)
    .replaceAll('"target":"domain"', '"target":"area"')
    .replaceAll('"blueprint":"domain"', '"blueprint":"area"');
  expect(JSON.stringify(renamed)).toBe(wanted);
  expect(renameTarget(document, 'incident', 'x').aggregationProperties).toEqual({
    count: { target: 'x', type: 'number' },
    none: {},
  });
});

it('lets two blueprints swap their names', () => {
  const names = new Map([
    ['domain', 'service'],
    ['service', 'domain'],
  ]);
  const { relations } = renameMentions(document, (name) => names.get(name) ?? name);
  expect(Object.values(relations ?? {}).map(({ target }) => target)).toEqual([
    'service',
    'domain',
    'service',
  ]);
});

it('returns the very document when nothing points there', () => {
  expect(renameTarget(document, 'other', 'x')).toBe(document);
  const bare = { identifier: 'bare' };
  expect(renameTarget(bare, 'bare', 'x')).toBe(bare);
});

it('tells the names it comes by, each once', () => {
  expect(namesFoundBy((renaming) => renameMentions(document, renaming)).sort()).toEqual([
    'domain',
    'incident',
    'service',
  ]);
});
