import { expect, it } from 'vitest';
import type { FormSchema } from './form-schema.ts';
import { prefillFromParams, prefillLink, startingValue } from './prefill.ts';

const SCHEMA: FormSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    size: { type: 'number' },
    gpu: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    config: { type: 'object' },
    free: {},
  },
};
const read = (query: string) => prefillFromParams(new URLSearchParams(query), SCHEMA);

it('reads back what it wrote', () => {
  const value = { name: 'a&b=c', size: 0.5, gpu: false, tags: ['x', 'y'], config: { a: [1] }, free: [null] };
  const link = prefillLink('/self-service/x?entity=e1', value);
  expect(link).toMatch(/^\/self-service\/x\?entity=e1&in\.name=/);
  expect(read(link.split('?')[1] as string)).toEqual(value);
});

it('begins with defaults, under what was sent before, under what the link brings', () => {
  const fields = {
    size: { type: 'number', default: 1 },
    zone: { default: 'a' },
    name: { type: 'string', default: 'x' },
  } as const;
  const start = startingValue(
    [['in.name', 'n']],
    { type: 'object', properties: fields },
    { size: 5, name: 'y' },
  );
  expect(start).toEqual({ size: 5, zone: 'a', name: 'n' });
});

it('leaves out secrets and what is unset', () => {
  expect(prefillLink('/x', { name: 'n', key: 's3cret', size: undefined }, ['key'])).toBe('/x?in.name=n');
});

it.each([
  'in.size=many',
  'in.size=',
  'in.gpu=yes',
  'in.tags={}',
  'in.config=[]',
  'in.tags=nope',
  'in.other=1',
  'name=x',
])('does not take %s', (query) => expect(read(query)).toEqual({}));

it('cannot be used to reach prototypes', () => {
  expect(read('in.__proto__={"x":1}&in.constructor=1')).toEqual({});
});
