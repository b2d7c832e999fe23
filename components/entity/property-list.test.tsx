import { describe, expect, it } from 'vitest';
import type { EntityRow } from '#components/entity-table/entity-row.ts';
import { button, click, show, texts } from '#components/fixtures/screen.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { PropertyList } from './property-list.tsx';
import { PropertyTexts } from './property-texts.tsx';

describe('PropertyList', () => {
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
  const table = (row: EntityRow) => show(<PropertyList entity={row} columns={columns} titles={{}} />);

  it('names what is set in the order of the blueprint, and the rest on demand', async () => {
    const host = await table(entity({ tier: 'gold', tags: ['a', 'b', 'c'] }, { owner: 'web' }));
    expect(texts(host, 'dt')).toEqual(['Tier', 'tags', 'Owner']);
    expect(texts(host, 'dd')).toEqual(['gold', 'abc', 'web']);
    const bare = await table(entity({ tags: [] }, { owner: 'web' }));
    expect(texts(bare, 'dt')).toEqual(['Owner']);
    await click(button('Show 2 empty', bare));
    expect(texts(bare, 'dt')).toEqual(['Tier', 'tags', 'Owner']);
    expect(texts(bare, 'dd')).toEqual(['–', '–', 'web']);
    await click(button('Hide 2 empty', bare));
    expect(texts(bare, 'dt')).toEqual(['Owner']);
  });

  it('keeps long texts and objects apart, and only those that say something', async () => {
    const long = (row: EntityRow) => show(<PropertyTexts entity={row} columns={columns} />);
    const host = await long(entity({ notes: 'Read me', config: { port: 80 } }));
    expect(texts(host, 'h2')).toEqual(['Notes', 'config']);
    expect(host.textContent).toContain('80');
    expect(texts(await long(entity({ notes: '', config: null })), 'h2')).toEqual([]);
  });

  it('folds a text that would fill the page, and runs nothing in it', async () => {
    const notes = `<img src=x onerror=alert(1)>[go](javascript:alert(1)) ${'word '.repeat(2_000)}`;
    const host = await show(<PropertyTexts entity={entity({ notes })} columns={columns} />);
    expect(host.querySelector('img, a, script')).toBeNull();
    expect(host.querySelector('bdi')?.textContent.length).toBeLessThan(1_100);
    await click(button('Show more', host));
    expect(host.querySelector('bdi')?.textContent).toBe(notes);
    await click(button('Show less', host));
    expect(host.querySelector('bdi')?.textContent.length).toBeLessThan(1_100);
  });

  it('says on hover what a property is for', async () => {
    const host = await table(entity({ tier: 'gold' }));
    expect(host.querySelector('dt')?.getAttribute('title')).toBe('How important');
  });
});
