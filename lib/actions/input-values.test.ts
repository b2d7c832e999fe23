import { describe, expect, it } from 'vitest';
import { completeValues, findFixedInputs, findReferences, inputsSchema } from './input-values.ts';

const userInputs = {
  properties: {
    b: { type: 'string', default: 'x' },
    a: { type: 'string', default: { jqQuery: '.user.email' } },
    hidden: { type: 'string', visible: false, default: 'h' },
    fixed: { type: 'object', disabled: true, default: { k: 1 } },
    maybe: { type: 'string', visible: { jqQuery: '.form.a' } },
    service: { type: 'string', format: 'entity', blueprint: 'service' },
    people: { type: 'array', items: { type: 'string', format: 'user' } },
    team: { type: 'string', format: 'team' },
  },
  required: ['b', 'b', 'unknown'],
};

describe('inputsSchema', () => {
  it('knows every input and refuses others; expressions count as not set', () => {
    const schema = inputsSchema({
      properties: {
        p: { type: 'string', pattern: { jqQuery: '"x"' }, enum: { jqQuery: '[]' }, minLength: 2 },
      },
      required: { jqQuery: '[]' },
    });
    expect(schema).toEqual({
      type: 'object',
      properties: { p: { type: 'string', minLength: 2 } },
      required: [],
      additionalProperties: false,
    });
    expect(inputsSchema(userInputs).required).toEqual(['b']);
    expect(inputsSchema(null)).toMatchObject({ properties: {}, required: [] });
  });
});

describe('completeValues', () => {
  it('fills plain defaults in the order of the form, drops null, keeps the unknown for the check', () => {
    const values = completeValues(userInputs, { z: 1, a: null, b: null, maybe: '' });
    expect(Object.entries(values)).toEqual([
      ['b', 'x'],
      ['hidden', 'h'],
      ['fixed', { k: 1 }],
      ['maybe', ''],
      ['z', 1],
    ]);
  });

  it('takes false and zero as given', () => {
    const properties = { n: { type: 'number', default: 3 }, f: { type: 'boolean', default: true } };
    expect(completeValues({ properties }, { n: 0, f: false })).toEqual({ n: 0, f: false });
  });
});

describe('findFixedInputs', () => {
  it('accepts only the default where nothing can be typed', () => {
    const paths = (values: Record<string, unknown>) =>
      findFixedInputs(userInputs, values).map(({ path }) => path);
    expect(paths({ hidden: 'h', fixed: { k: 1 }, maybe: 'x' })).toEqual([]);
    expect(paths({ hidden: 'other', fixed: { k: 2 } })).toEqual(['/properties/hidden', '/properties/fixed']);
  });
});

describe('findReferences', () => {
  it('finds what pickers name, single and in lists', () => {
    expect(findReferences(userInputs, { service: 's1', people: ['a@x.y', 5], team: 't', b: 'text' })).toEqual(
      [
        { path: '/properties/service', input: 'service', kind: 'entity', blueprint: 'service', value: 's1' },
        { path: '/properties/people/0', input: 'people', kind: 'user', blueprint: undefined, value: 'a@x.y' },
        { path: '/properties/team', input: 'team', kind: 'team', blueprint: undefined, value: 't' },
      ],
    );
  });
});
