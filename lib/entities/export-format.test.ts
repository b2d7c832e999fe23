import { describe, expect, it } from 'vitest';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { csvWriter, jsonWriter } from './export-format.ts';
import type { WireEntity } from './wire-entity.ts';

const columns = toColumns({
  identifier: 'service',
  schema: {
    properties: {
      tier: { type: 'string', title: '=Tier' },
      size: { type: 'number' },
      live: { type: 'boolean' },
      tags: { type: 'array' },
      extra: { type: 'object' },
    },
  },
  relations: { uses: { target: 'system', many: true }, owner: { target: 'person' } },
} as never);
const pick = (...keys: string[]) => columns.filter(({ key }) => keys.includes(key));

const entity = (properties: Record<string, unknown>, more: Partial<WireEntity> = {}): WireEntity => ({
  ...{ identifier: 'api', title: 'Api', blueprint: 'service', team: [], properties, relations: {} },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'u', updatedAt: '', updatedBy: '' },
  ...more,
});
const page = (...entities: WireEntity[]) => ({ entities, titles: {} });

describe('CSV', () => {
  const lines = (keys: string[], ...entities: WireEntity[]) =>
    csvWriter(pick(...keys))
      .page(page(...entities))
      .split('\r\n');

  it('begins with a byte order mark and the titles, once', () => {
    const writer = csvWriter(pick('$title', 'size'));
    expect(writer.page(page(entity({ size: 1 })))).toBe('\uFEFFTitle,size\r\nApi,1\r\n');
    expect(writer.page(page(entity({ size: 2 })))).toBe('Api,2\r\n');
    expect(writer.end()).toBe('');
  });

  it('has its titles also when there is no entity', () => {
    const writer = csvWriter(pick('$title'));
    expect(writer.page(page()) + writer.end()).toBe('\uFEFFTitle\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@sum',
    '\tx',
    '＝1',
    '－1',
  ])('hands no formula to a spreadsheet: %j', (tier) => {
    expect(lines(['tier'], entity({ tier }))[1]?.replaceAll('"', '')).toBe(`'${tier}`);
  });

  it('guards titles too, and leaves numbers numbers', () => {
    expect(lines(['tier', 'size'], entity({ tier: 'x', size: -5 }))).toEqual([
      "\uFEFF'=Tier,size",
      'x,-5',
      '',
    ]);
  });

  it('joins lists and teams, writes links by their titles, and objects as JSON', () => {
    const one = entity(
      { live: false, tags: ['a', 'b'], extra: { k: [1] } },
      { team: ['dev', 'ops'], relations: { uses: ['shop', 'mail'], owner: null } },
    );
    const writer = csvWriter(pick('$team', 'live', 'tags', 'extra', 'uses', 'owner'));
    const text = writer.page({ entities: [one], titles: { system: { shop: 'The Shop' } } });
    expect(text.split('\r\n')[1]).toBe('"dev, ops",false,"a, b","{""k"":[1]}","The Shop, mail",');
  });

  it('quotes what would break a row', () => {
    expect(
      lines(['tier'], entity({ tier: 'a,"b"\r\nc' }))
        .slice(1)
        .join('\r\n'),
    ).toBe('"a,""b""\r\nc"\r\n');
  });

  it('takes names such as __proto__ for names', () => {
    const odd = toColumns({
      identifier: 'x',
      schema: { properties: JSON.parse('{"__proto__":{}}') },
    } as never);
    const writer = csvWriter(odd.filter(({ source }) => source === 'property'));
    expect(writer.page(page(entity({}))).split('\r\n')[1]).toBe('');
  });
});

describe('JSON', () => {
  it('is one list over all pages', () => {
    const writer = jsonWriter(undefined);
    const some = [entity({ size: 1 }), entity({ size: 2 }), entity({ size: 3 })] as const;
    const text =
      writer.page(page(some[0], some[1])) + writer.page(page()) + writer.page(page(some[2])) + writer.end();
    expect(JSON.parse(text)).toEqual(some);
  });

  it('is an empty list for nothing', () => {
    const writer = jsonWriter(undefined);
    expect(JSON.parse(writer.page(page()) + writer.end())).toEqual([]);
  });

  it('holds the chosen columns, and what tells entities apart', () => {
    const writer = jsonWriter(['size']);
    const text = writer.page(page(entity({ size: 1, tier: 'x' }))) + writer.end();
    expect(JSON.parse(text)).toEqual([
      { identifier: 'api', blueprint: 'service', properties: { size: 1 }, relations: {} },
    ]);
  });
});
