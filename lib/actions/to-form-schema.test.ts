import { describe, expect, it } from 'vitest';
import { formLayout } from './form-layout.ts';
import { toFormSchema } from './to-form-schema.ts';

const properties = {
  a: { type: 'string' },
  b: { type: 'string', format: 'entity', blueprint: 'service' },
  c: { type: 'boolean', visible: false },
  d: { type: 'string', encryption: 'aes256-gcm', disabled: true },
};

describe('formLayout', () => {
  it('reads one order with headings between', () => {
    const titles = { t1: { title: 'More', description: 'Why' } };
    expect(formLayout({ properties, titles, order: ['b', 't1', 'a', 'b', 'nothing'] })).toEqual([
      {
        title: null,
        sections: [
          { id: null, title: null, description: null, inputs: ['b'] },
          { id: 't1', title: 'More', description: 'Why', inputs: ['a', 'c', 'd'] },
        ],
      },
    ]);
  });

  it('reads steps, the rest behind the last', () => {
    const steps = [
      { title: 'One', order: ['d'] },
      { title: 'Two', order: ['a', 'd'] },
    ];
    const layout = formLayout({ properties, steps });
    expect(layout.map(({ title, sections }) => [title, sections.flatMap(({ inputs }) => inputs)])).toEqual([
      ['One', ['d']],
      ['Two', ['a', 'b', 'c']],
    ]);
  });

  it('has one step even without inputs', () => {
    expect(formLayout(undefined)).toEqual([{ title: null, sections: [] }]);
  });
});

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
});
