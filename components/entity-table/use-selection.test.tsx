import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { show, update } from '#components/fixtures/screen.tsx';
import { between, type SelectionControl, useSelection } from './use-selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];
let control: SelectionControl;

function Table({ question }: { question: string }) {
  control = useSelection(question, () => rows);
  return null;
}
const marked = () => rows.filter(control.isMarked).join('');
const mark = (id: string, range = false) => act(async () => control.mark(id, range));

describe('marked rows', () => {
  beforeEach(async () => {
    await show(<Table question="one" />);
  });

  it('are marked and unmarked one by one', async () => {
    await mark('b');
    await mark('d');
    await mark('b');
    expect(marked()).toBe('d');
  });

  it('are marked from the last one on, in both directions', async () => {
    await mark('d');
    await mark('b', true);
    expect(marked()).toBe('bcd');
    await mark('e', true);
    expect(marked()).toBe('bcde');
  });

  it('are all of the filter, until one is taken out of them', async () => {
    await act(async () => control.markAll());
    expect([marked(), control.all, control.isMarked('on another page')]).toEqual(['abcde', true, true]);
    await mark('c');
    expect([marked(), control.all]).toEqual(['abde', false]);
  });

  it('stay over the pages of one question, and go with it', async () => {
    await mark('a');
    await update(<Table question="one" />);
    expect(marked()).toBe('a');
    await update(<Table question="two" />);
    expect(marked()).toBe('');
  });

  it('go all at once', async () => {
    await act(async () => control.markMany(['a', 'b'], true));
    await act(async () => control.markMany(['b'], false));
    expect(marked()).toBe('a');
    await act(async () => control.clear());
    expect(marked()).toBe('');
  });
});

it.each([
  [undefined, 'c', 'c'],
  ['gone', 'c', 'c'],
  ['a', 'c', 'abc'],
  ['e', 'c', 'cde'],
  ['c', 'gone', 'gone'],
])('from %s to %s are %s', (from, to, expected) => {
  expect(between(rows, from, to).join('')).toBe(expected);
});
