import { describe, expect, it } from 'vitest';
import { OPERATORS } from '#lib/query/ast.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { toColumns } from './to-columns.ts';

const properties = {
  zone: { type: 'string', title: 'Zone', enum: ['a'], enumColors: { a: 'red' }, icon: 'Map' },
  due: { type: 'string', format: 'date-time', description: 'When' },
  link: { type: 'string', format: 'url' },
  size: { type: 'number' },
  live: { type: 'boolean' },
  tags: { type: 'array', items: { type: 'string', enum: ['x'] } },
  config: { type: 'object' },
  opaque: { type: 'enum' },
};
const columns = toColumns({
  identifier: 'service',
  schema: { properties },
  relations: { domain: { target: 'domain', title: 'Domain' }, uses: { target: 'service', many: true } },
} as unknown as BlueprintDocument);
const column = (key: string) => columns.find((one) => one.key === key);

describe('toColumns', () => {
  it('lists meta, properties and relations in the order written', () => {
    expect(columns.map(({ key }) => key)).toEqual([
      '$title',
      '$identifier',
      '$team',
      ...Object.keys(properties),
      'domain',
      'uses',
      '$createdAt',
      '$updatedAt',
      '$createdBy',
      '$updatedBy',
    ]);
  });

  it.each([
    ['$title', 'text'],
    ['$team', 'list'],
    ['zone', 'choice'],
    ['due', 'date'],
    ['link', 'url'],
    ['size', 'number'],
    ['live', 'boolean'],
    ['tags', 'list'],
    ['config', 'object'],
    ['opaque', 'text'],
    ['domain', 'link'],
    ['$createdAt', 'date'],
  ])('%s is %s', (key, type) => {
    expect(column(key)).toMatchObject({ type, filterable: true });
  });

  it('offers only operators of the query language', () => {
    for (const { key, operators } of columns) {
      expect(operators.length, key).toBeGreaterThan(0);
      for (const operator of operators) expect(OPERATORS).toHaveProperty([operator]);
    }
  });

  it('carries what a cell needs', () => {
    expect(column('zone')).toMatchObject({ title: 'Zone', values: ['a'], colors: { a: 'red' }, icon: 'Map' });
    expect(column('tags')).toMatchObject({ values: ['x'] });
    expect(column('due')).toMatchObject({ title: 'due', description: 'When', format: 'date-time' });
    expect(column('uses')).toMatchObject({
      source: 'relation',
      title: 'uses',
      target: 'service',
      many: true,
    });
  });
});
