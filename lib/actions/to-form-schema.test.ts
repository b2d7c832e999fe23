import { describe, expect, it } from 'vitest';
import { toFormSchema } from './to-form-schema.ts';

const properties = {
  a: { type: 'string' },
  b: { type: 'string', format: 'entity', blueprint: 'service' },
  c: { type: 'boolean', visible: false },
  d: { type: 'string', encryption: 'aes256-gcm', disabled: true },
};

describe('toFormSchema', () => {
  it('makes a form in that order', () => {
    const form = toFormSchema({ properties, required: ['a'], order: ['b', 'a'] });
    expect(form.schema).toMatchObject({
      type: 'object',
      required: ['a'],
      properties: { b: { type: 'string' } },
    });
    expect(form.uiSchema).toMatchObject({
      'ui:order': ['b', 'a', 'c', 'd', '*'],
      b: { 'ui:widget': 'EntityPicker', 'ui:options': { blueprint: 'service' } },
      c: { 'ui:widget': 'hidden' },
      d: { 'ui:widget': 'password', 'ui:disabled': true },
    });
  });

  it('knows every secret, also one that is not shown', () => {
    const hidden = { type: 'string', encryption: 'aes256-gcm', visible: false };
    const form = toFormSchema({ properties: { ...properties, hidden } });
    expect(form.uiSchema).toMatchObject({ hidden: { 'ui:widget': 'hidden' } });
    expect(form.secrets).toEqual(['d', 'hidden']);
  });
});
