import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormStep, formLayout } from './form-layout.ts';
import type { UserInputs } from './input-schema.ts';

const text = { type: 'string' };
const properties = { a: text, b: text, c: text };
const inputsIn = (layout: FormStep[]) =>
  layout.flatMap(({ sections }) => sections.flatMap(({ inputs }) => inputs));
const outline = (userInputs: UserInputs) =>
  formLayout(userInputs).map(({ title, sections }) => [
    title,
    sections.map(({ id, inputs }) => `${id ?? ''}: ${inputs.join(' ')}`),
  ]);

describe('the order of a form', () => {
  it('mixes inputs and headings', () => {
    const titles = { t1: { title: 'More', description: 'Why' } };
    expect(formLayout({ properties, titles, order: ['b', 't1', 'a', 'b', 'nothing'] })).toEqual([
      {
        title: null,
        sections: [
          { id: null, title: null, description: null, inputs: ['b'] },
          { id: 't1', title: 'More', description: 'Why', inputs: ['a', 'c'] },
        ],
      },
    ]);
  });

  it('is one step without anything where there is no form', () => {
    for (const nothing of [undefined, null, {}])
      expect(formLayout(nothing)).toEqual([{ title: null, sections: [] }]);
  });

  it('is that of the document where nothing else is said', () => {
    for (const order of [undefined, null, []])
      expect(outline({ properties, order } as UserInputs)).toEqual([[null, [': a b c']]]);
  });

  it('puts what it names first, the rest below the last heading', () => {
    expect(outline({ properties, order: ['c'] })).toEqual([[null, [': c a b']]]);
    expect(outline({ properties, order: ['c', 'h'], titles: { h: { title: 'H' } } })).toEqual([
      [null, [': c', 'h: a b']],
    ]);
  });

  it('keeps a heading nothing stands below: the author put it there', () => {
    const titles = { x: { title: 'X' }, y: { title: 'Y' } };
    expect(outline({ properties: {}, titles, order: ['x', 'y'] })).toEqual([[null, ['x: ', 'y: ']]]);
  });

  it('shows no heading that no order names', () => {
    expect(outline({ properties, titles: { h: { title: 'H' } } })).toEqual([[null, [': a b c']]]);
  });

  it('takes a name of both for the heading first, and loses the input of that name never', () => {
    const titles = { b: { title: 'B' } };
    expect(outline({ properties, titles, order: ['b', 'a'] })).toEqual([[null, ['b: a b c']]]);
    expect(outline({ properties, titles, order: ['b', 'b', 'a'] })).toEqual([[null, ['b: b a c']]]);
  });

  it('is not misled by names every object has', () => {
    const titles = { h: { title: 'H' } };
    expect(outline({ properties, titles, order: ['constructor', 'toString', 'a'] })).toEqual([
      [null, [': a b c']],
    ]);
    expect(outline({ properties: { constructor: text }, order: ['constructor'] })).toEqual([
      [null, [': constructor']],
    ]);
  });
});

describe('steps', () => {
  it('count, whatever else the order says', () => {
    expect(outline({ properties, order: ['c', 'b', 'a'], steps: [{ title: 'One', order: ['b'] }] })).toEqual([
      ['One', [': b a c']],
    ]);
  });

  it('may be empty, and each input stands in the first that names it', () => {
    const steps = [
      { title: 'One', order: ['a'] },
      { title: 'Two' },
      { title: 'Three', order: ['a', 'b', 'c'] },
    ];
    expect(outline({ properties, steps })).toEqual([
      ['One', [': a']],
      ['Two', []],
      ['Three', [': b c']],
    ]);
  });

  it('take what nobody named into the last, empty or not', () => {
    expect(
      outline({
        properties,
        steps: [
          { title: 'One', order: ['a'] },
          { title: 'Two', order: [] },
        ],
      }),
    ).toEqual([
      ['One', [': a']],
      ['Two', [': b c']],
    ]);
  });
});

it('shows every input exactly once, and nothing that is no input', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'h1', 'h2', 'constructor', 'nobody');
  const order = fc.array(name, { maxLength: 8 });
  const inputs = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'h1', 'constructor'));
  const titles = fc.subarray(['h1', 'h2', 'a']);
  fc.assert(
    fc.property(inputs, titles, order, fc.array(order, { maxLength: 3 }), (names, headings, first, rest) => {
      const layout = formLayout({
        properties: Object.fromEntries(names.map((one) => [one, text])),
        titles: Object.fromEntries(headings.map((one) => [one, { title: one }])),
        order: first,
        steps: rest.map((one, index) => ({ title: `${index}`, order: one })),
      });
      expect(layout).toHaveLength(Math.max(1, rest.length));
      expect(inputsIn(layout).sort()).toEqual([...names].sort());
      const ids = layout.flatMap(({ sections }) => sections.map(({ id }) => id)).filter((id) => id !== null);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
