import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { button, click, press, show, typeInto } from '#components/fixtures/screen.tsx';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import type { NamedList } from './named-list.ts';
import { withKey } from './property-editor.tsx';
import { MOST_ROWS, PropertyList } from './property-list.tsx';

let properties: NamedList<PropertyDefinition> = [];
let required: readonly string[] = [];

function Editor({ list, needed }: { list: NamedList<PropertyDefinition>; needed: string[] }) {
  const [state, setState] = useState({ list, needed });
  properties = state.list;
  required = state.needed;
  return (
    <PropertyList
      noun="property"
      properties={state.list}
      required={state.needed}
      blueprints={[]}
      onChange={(next, nextNeeded) => setState({ list: next, needed: nextNeeded })}
    />
  );
}

const LIST: NamedList<PropertyDefinition> = [
  ['name', { type: 'string', title: 'Name', 'x-own': { kept: true } }],
  ['size', { type: 'number', enum: [1, 2] }],
  ['link', { type: 'string', format: 'url' }],
];

async function open(list = LIST, needed: string[] = ['name']) {
  await show(<Editor list={list} needed={needed} />);
}
const rows = () => [...document.querySelectorAll('li button[aria-expanded]')];
const field = (suffix: string) => document.querySelector(`[id$="-${suffix}"]`) as HTMLInputElement;
const names = () => properties.map(([name]) => name);

describe('the rows', () => {
  it('say what each field is, and what is required', async () => {
    await open();
    expect(rows().map(({ textContent }) => textContent)).toEqual([
      'Namenamestring, required',
      'sizesizenumber, 2 values',
      'linklinkstring, url',
    ]);
  });

  it('move by one place, and not beyond the ends', async () => {
    await open();
    expect([button('Move name up')?.disabled, button('Move link down')?.disabled]).toEqual([true, true]);
    await click(button('Move link up'));
    expect(names()).toEqual(['name', 'link', 'size']);
    await click(button('Move name down'));
    expect(names()).toEqual(['link', 'name', 'size']);
  });

  it('that are removed are no longer required', async () => {
    await open(LIST, ['name', 'size']);
    await click(button('Remove name'));
    expect([names(), required]).toEqual([['size', 'link'], ['size']]);
  });

  it('that are added are open for editing, under a free name', async () => {
    await open([['property', { type: 'number' }]], []);
    await click(button('Add property'));
    expect(properties.at(-1)).toEqual(['property_2', { type: 'string' }]);
    expect(rows().map((row) => row.getAttribute('aria-expanded'))).toEqual(['false', 'true']);
  });
});

it('the rows end where no server takes more', async () => {
  const many = Array.from({ length: MOST_ROWS + 2 }, (_, at): NamedList<PropertyDefinition>[number] => [
    `p${at}`,
    { type: 'string' },
  ]);
  const host = await show(<Editor list={many} needed={[]} />);
  expect(rows()).toHaveLength(MOST_ROWS);
  expect(host.textContent).toContain('2 more stand in the JSON');
});

describe('the open one', () => {
  it('renames with what is required, and not to a name that is taken', async () => {
    await open();
    await click(rows()[0]);
    await typeInto(field('name'), 'size');
    expect(names()).toEqual(['name', 'size', 'link']);
    expect(field('name').getAttribute('aria-invalid')).toBe('true');
    await typeInto(field('name'), 'label');
    expect([names(), required]).toEqual([['label', 'size', 'link'], ['label']]);
  });

  it('keeps keys it has no field for, in their place', async () => {
    await open();
    await click(rows()[0]);
    await typeInto(field('title'), 'Label');
    expect(JSON.stringify(properties[0]?.[1])).toBe(
      '{"type":"string","title":"Label","x-own":{"kept":true}}',
    );
  });

  it('takes allowed values of a number as numbers, and leaves out what is none', async () => {
    await open();
    await click(rows()[1]);
    for (const text of ['3.5', 'many']) {
      await typeInto(field('enum'), text);
      await press(field('enum'), 'Enter');
    }
    expect(properties[1]?.[1].enum).toEqual([1, 2, 3.5]);
  });

  it('takes the key away with the last allowed value', async () => {
    await open([['tier', { type: 'string', enum: ['gold'] }]], []);
    await click(rows()[0]);
    await click(button('Remove value gold'));
    expect(properties).toEqual([['tier', { type: 'string' }]]);
  });
});

describe('withKey', () => {
  const definition: PropertyDefinition = { type: 'string', title: 'A', format: 'url' };

  it('changes a key in its place and adds one at the end', () => {
    expect(JSON.stringify(withKey(definition, 'title', 'B'))).toBe(
      '{"type":"string","title":"B","format":"url"}',
    );
    expect(Object.keys(withKey(definition, 'icon', 'Box'))).toEqual(['type', 'title', 'format', 'icon']);
  });

  it.each(['', undefined])('takes a key out with %j, and keeps false and zero', (value) => {
    expect(withKey(definition, 'title', value)).toEqual({ type: 'string', format: 'url' });
    expect(withKey(definition, 'default', 0)).toMatchObject({ default: 0 });
    expect(withKey(definition, 'default', false)).toMatchObject({ default: false });
  });

  it('leaves the definition it was given alone', () => {
    withKey(definition, 'title', undefined);
    expect(definition.title).toBe('A');
  });
});
