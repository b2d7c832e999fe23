import { expect, it } from 'vitest';
import type { EntityRow } from '#components/entity-table/entity-row.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { tellingColumns } from './telling-columns.ts';

const columns = toColumns({
  identifier: 'service',
  schema: {
    properties: {
      name: { type: 'string' },
      notes: { type: 'string', format: 'markdown' },
      site: { type: 'string', format: 'url' },
      size: { type: 'number' },
      tier: { type: 'string', enum: ['gold', 'silver'] },
    },
  },
} as BlueprintDocument);
const told = (properties: Record<string, unknown>, most = 3) =>
  tellingColumns(columns, { properties, relations: {} } as unknown as EntityRow, most).map(({ key }) => key);

it('tells a choice before a word, and neither prose nor addresses nor bare numbers', () => {
  const all = { name: 'x', notes: 'y', site: 'https://example.com', size: 4, tier: 'gold' };
  expect(told(all)).toEqual(['tier', 'name']);
  expect(told(all, 1)).toEqual(['tier']);
});

it('leaves out what is unset or too long to be told in a word', () => {
  expect(told({ name: 'x'.repeat(41), tier: null })).toEqual([]);
  expect(told({ name: '', tier: 'silver' })).toEqual(['tier']);
});
