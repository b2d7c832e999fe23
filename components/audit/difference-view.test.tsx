import { describe, expect, it } from 'vitest';
import { show, texts } from '#components/fixtures/screen.tsx';
import { DifferenceView } from './difference-view.tsx';

describe('DifferenceView', () => {
  const rows = async (before: Record<string, unknown>, after: Record<string, unknown>) => {
    const host = await show(<DifferenceView difference={{ before, after }} />);
    return [...host.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td'));
  };

  it('sets what was beside what is, field by field, once each', async () => {
    expect(await rows({ title: 'A', team: ['x'] }, { title: 'B', size: 0 })).toEqual([
      ['title', 'A', 'B'],
      ['team', '["x"]', '–'],
      ['size', '–', '0'],
    ]);
  });

  it('tells null and an empty text from nothing', async () => {
    expect(await rows({ a: null, b: '' }, { a: '', b: null })).toEqual([
      ['a', 'null', ''],
      ['b', '', 'null'],
    ]);
  });

  it('takes names every object has for names of fields', async () => {
    expect(await rows({ constructor: 'A' }, { toString: 'B' })).toEqual([
      ['constructor', 'A', '–'],
      ['toString', '–', 'B'],
    ]);
  });

  it('shows what would hide or reorder text, and that nothing changed', async () => {
    expect(await rows({ a: 'x\u202Ey' }, {})).toEqual([['a', 'x‹U+202E›y', '–']]);
    expect((await show(<DifferenceView difference={null} />)).textContent).toBe('No field changed.');
  });
});
