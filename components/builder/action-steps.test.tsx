import { useState } from 'react';
import { expect, it } from 'vitest';
import { button, click, show, texts, typeInto } from '#components/fixtures/screen.tsx';
import type { UserInputs } from '#lib/actions/input-schema.ts';
import { ActionSteps } from './action-steps.tsx';
import { categoriesOf, categoryOf } from './categories.ts';

let inputs: UserInputs;

function Editor({ start }: { start: UserInputs }) {
  const [state, setState] = useState(start);
  inputs = state;
  return <ActionSteps inputs={state} onChange={setState} />;
}

const PROPERTIES = { name: { type: 'string', title: 'Name' }, size: { type: 'number' } } as const;
const open = (start: UserInputs) => show(<Editor start={start} />);

it('one page becomes steps, the first with all inputs, and one page again', async () => {
  await open({ properties: PROPERTIES });
  await click(button('Split into steps'));
  await click(button('Add step'));
  expect(inputs.steps).toEqual([
    { title: 'Step 1', order: ['name', 'size'] },
    { title: 'Step 2', order: [] },
  ]);
  await click(button('Remove step 2'));
  await click(button('Remove step 1'));
  expect(inputs).toEqual({ properties: PROPERTIES });
});

it('steps are named and moved, and keep what there is no field for', async () => {
  const steps = [
    { title: 'What', order: ['name'], visible: false },
    { title: 'How', order: ['size'] },
  ];
  const host = await open({ properties: PROPERTIES, steps });
  await typeInto(host.querySelector('#step-0') as HTMLInputElement, 'Which');
  await click(button('Move step 1 down'));
  expect(inputs.steps).toEqual([
    { title: 'How', order: ['size'] },
    { title: 'Which', order: ['name'], visible: false },
  ]);
  expect(button('Move step 2 down')?.disabled).toBe(true);
});

it('headings get a free name, and their order beside the inputs is offered without steps', async () => {
  const host = await open({ properties: PROPERTIES, titles: { heading: { title: 'Size' } } });
  await click(button('Add heading'));
  expect(Object.keys(inputs.titles ?? {})).toEqual(['heading', 'heading_2']);
  expect(texts(host, 'label')).toContain('Shows, in this order');
  await click(button('Remove heading Size'));
  expect(inputs.titles).toEqual({ heading_2: { title: 'Heading' } });
});

it('categories are those in use, each once', () => {
  const actions = [
    { category: 'Ship' },
    { category: '' },
    {},
    { category: 7 },
    { category: 'Retire' },
    { category: 'Ship' },
  ];
  expect(categoriesOf(actions.map((document) => ({ document })))).toEqual(['Retire', 'Ship']);
  expect(categoryOf({ category: ['Ship'] })).toBe('');
});
