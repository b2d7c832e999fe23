import { describe, expect, it } from 'vitest';
import { currentTab, isChanged, MINE, openView, ownedView, stateOf } from './saved-view.ts';
import { readWidths, writeWidths } from './use-widths.ts';
import { EMPTY_VIEW, type ViewState } from './view-state.ts';

const view: ViewState = {
  ...EMPTY_VIEW,
  rules: [{ property: 'stage', operator: 'in', value: ['alpha'] }],
  group: '$team',
  columns: ['$title', 'stage'],
};
const saved = { id: 'v1', state: stateOf(view, { stage: 200 }) };

describe('a saved view', () => {
  it('opens as it was saved, on its first page', () => {
    expect(openView(saved)).toEqual({ view: { ...view, view: 'v1' }, widths: { stage: 200 } });
  });

  it('is changed by another filter, order, group, column or width, not by another page', () => {
    const open = { ...view, view: 'v1' };
    expect(isChanged(saved, open, { stage: 200 })).toBe(false);
    expect(isChanged(saved, { ...open, from: 'cursor', page: 2 }, { stage: 200 })).toBe(false);
    expect(isChanged(saved, { ...open, sort: [{ property: 'stage', order: 'ASC' }] }, { stage: 200 })).toBe(
      true,
    );
    expect(isChanged(saved, { ...open, columns: ['$title'] }, { stage: 200 })).toBe(true);
    expect(isChanged(saved, open, { stage: 201 })).toBe(true);
  });

  it('does not count as changed for how somebody wrote its state', () => {
    const other = {
      id: 'v1',
      state: 'widths=stage%3A200&columns=%24title,stage&group=%24team&filter=["stage","in",["alpha"]]&junk=1',
    };
    expect(isChanged(other, { ...view, view: 'v1' }, { stage: 200 })).toBe(false);
  });
});

describe('the tab one stands at', () => {
  it('is the saved view of the address, as long as there is one', () => {
    expect(currentTab({ ...view, view: 'v1' }, [saved], [])).toBe('v1');
    expect(currentTab({ ...view, view: 'gone' }, [saved], [])).toBeUndefined();
  });

  it('is what one’s teams own, when it is exactly that', () => {
    expect(currentTab(ownedView(['a', 'b']), [], ['a', 'b'])).toBe(MINE);
    expect(currentTab({ ...ownedView(['a']), text: 'x' }, [], ['a'])).toBeUndefined();
    expect(currentTab(EMPTY_VIEW, [], [])).toBeUndefined();
  });
});

describe('widths', () => {
  it('survive being written, whatever columns are called', () => {
    const widths = { 'a:b': 100, 'c,d': 200, '50%': 300, plain: 72 };
    expect(readWidths(writeWidths(widths))).toEqual(widths);
  });

  it.each([
    '',
    'x',
    'x:',
    ':9',
    'x:-4',
    'x:1e3',
    'x:12345',
  ])('that make no sense are left out: %s', (text) => {
    expect(readWidths(text)).toEqual({});
  });

  it('stay within what can be read and grabbed', () => {
    expect(readWidths('a:1,b:9999')).toEqual({ a: 72, b: 800 });
  });
});
