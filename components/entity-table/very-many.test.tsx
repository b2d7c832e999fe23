import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { button, click, holdTime, pass, show, texts, typeInto } from '#components/fixtures/screen.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { FilterChoices } from './filter-choices.tsx';

async function search(text: string) {
  await typeInto(document.querySelector('input[type=search]') as HTMLInputElement, text);
  await pass(1);
}

beforeEach(() => holdTime());

it('draws a hundred of very many values, and finds the others by name', async () => {
  const values = Array.from({ length: 5_000 }, (_, at) => `value-${at}`);
  let chosen: unknown[] = [];
  function Choices() {
    const [now, setNow] = useState<unknown[]>(['value-3']);
    chosen = now;
    return <FilterChoices values={values} colors={undefined} chosen={now} onChosenChange={setNow} />;
  }
  const host = await show(<Choices />);
  expect(host.querySelectorAll('li')).toHaveLength(100);
  expect(host.textContent).toContain('4900 more: find them by name');
  await search('value-4987');
  expect(texts(host, 'li')).toEqual(['value-4987']);
  await click(host.querySelector('li [type=checkbox]'));
  expect(chosen).toEqual(['value-3', 'value-4987']);
});

it('shows any of two hundred columns in a word and a click', async () => {
  const columns = Array.from({ length: 200 }, (_, at) => ({ key: `p${at}`, title: `Property ${at}` }));
  let shown: string[] | undefined;
  await show(
    <ColumnPicker
      columns={columns}
      shown={['p0', 'p1']}
      onShownChange={(change) => {
        shown = change(['p0', 'p1']);
      }}
    />,
  );
  await click(button('2 of 200columns'));
  // The list is a script of its own, which a busy machine takes its time to load.
  await vi.waitFor(() => expect(document.querySelector('input[type=search]')).not.toBeNull(), 10_000);
  await search('property 19');
  expect(texts(document, '[role=dialog] li')).toHaveLength(11);
  await search('property 199');
  await click(document.querySelector('[role=dialog] li [type=checkbox]'));
  expect(shown).toEqual(['p0', 'p1', 'p199']);
});
