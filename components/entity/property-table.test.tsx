import { describe, expect, it } from 'vitest';
import type { EntityRow } from '#components/entity-table/entity-row.ts';
import { show, texts } from '#components/fixtures/screen.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { PropertyTable } from './property-table.tsx';

describe('PropertyTable', () => {
  const columns = toColumns({
    identifier: 'service',
    schema: {
      properties: {
        notes: { type: 'string', format: 'markdown', title: 'Notes' },
        tier: { type: 'string', title: 'Tier', description: 'How important' },
        config: { type: 'object' },
        tags: { type: 'array' },
      },
    },
    relations: { owner: { target: '_team', title: 'Owner' } },
  } as BlueprintDocument);
  const entity = (
    properties: Record<string, unknown>,
    relations: EntityRow['relations'] = {},
  ): EntityRow => ({
    identifier: 'e',
    blueprint: 'service',
    team: [],
    properties,
    relations,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  });
  const table = (row: EntityRow) => show(<PropertyTable entity={row} columns={columns} titles={{}} />);

  it('names everything in the order of the blueprint, unset values too', async () => {
    const host = await table(entity({ tier: 'gold', tags: ['a', 'b', 'c'] }, { owner: 'web' }));
    expect(texts(host, 'dt')).toEqual(['Tier', 'tags', 'Owner']);
    expect(texts(host, 'dd')).toEqual(['gold', 'abc', 'web']);
    expect(texts(await table(entity({}, { owner: null })), 'dd')).toEqual(['–', '–', '–']);
  });

  it('keeps long texts and objects for below, and only those that say something', async () => {
    const host = await table(entity({ notes: 'Read me', config: { port: 80 } }));
    expect(texts(host, 'h3')).toEqual(['Notes', 'config']);
    expect(host.textContent).toContain('80');
    expect(texts(await table(entity({ notes: '', config: null })), 'h3')).toEqual([]);
  });

  it('says on hover what a property is for', async () => {
    const host = await table(entity({}));
    expect(host.querySelector('dt')?.getAttribute('title')).toBe('How important');
  });
});
