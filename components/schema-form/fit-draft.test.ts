import { expect, it } from 'vitest';
import { fitDraft } from './fit-draft.ts';
import type { FormSchema } from './form-schema.ts';

const schema: FormSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Name' },
    size: { type: 'integer', title: 'Size' },
    zone: { type: 'string', title: 'Zone', enum: ['a', 'b'] },
    tags: { type: 'array', title: 'Tags' },
    config: { title: 'Config' },
  },
};

it('keeps what still fits', () => {
  const draft = { name: 'x', size: 3, zone: 'a', tags: [], config: { any: [1] } };
  expect(fitDraft(draft, schema)).toEqual({ value: draft, left: [] });
});

it('names what does not: another type, a choice that is gone, a field that is gone', () => {
  const draft = {
    name: 5,
    size: 1.5,
    zone: 'c',
    tags: 'red',
    gone: 'x',
    constructor: 1,
    empty: '',
    none: null,
  };
  expect(fitDraft(draft, schema)).toEqual({
    value: {},
    left: ['Name', 'Size', 'Zone', 'Tags', 'gone', 'constructor'],
  });
});
