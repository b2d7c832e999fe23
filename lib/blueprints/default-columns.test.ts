import { expect, test } from 'vitest';
import { defaultColumns } from './default-columns.ts';
import { toColumns } from './to-columns.ts';

test('title first, owners, a handful of short properties in their order, the last change', () => {
  const columns = toColumns({
    identifier: 'service',
    schema: {
      properties: {
        readme: { type: 'string', format: 'markdown' },
        tier: { type: 'string', enum: ['gold'] },
        config: { type: 'object' },
        port: { type: 'number' },
        a: { type: 'string' },
        b: { type: 'string' },
        c: { type: 'string' },
        d: { type: 'string' },
      },
    },
  });
  expect(defaultColumns(columns)).toEqual(['$title', '$team', 'tier', 'port', 'a', 'b', 'c', '$updatedAt']);
});
