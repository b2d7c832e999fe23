import { describe, expect, it } from 'vitest';
import { show, texts } from '#components/fixtures/screen.tsx';
import { RunInputs } from './run-inputs.tsx';

describe('RunInputs', () => {
  const terms = async (inputs: Record<string, unknown>, titles?: Record<string, string>) => {
    const host = await show(<RunInputs inputs={inputs} {...(titles ? { titles } : {})} />);
    return texts(host, 'dl > div');
  };

  it('calls inputs by their titles, and those without one by their names', async () => {
    expect(await terms({ name: 'api', extra: 1 }, { name: 'Name of the service' })).toEqual([
      'Name of the serviceapi',
      'extra1',
    ]);
    expect(await terms({ constructor: 'x' }, {})).toEqual(['constructorx']);
  });

  it.each([
    [true, 'Yes'],
    [false, 'No'],
    [0, '0'],
    ['', '–'],
    [null, '–'],
    [[], '–'],
    [['a', { b: 1 }], 'a\n{"b":1}'],
    [{ a: [1] }, '{"a":[1]}'],
    ['a\u202Eb', 'a‹U+202E›b'],
  ])('shows %j', async (value, shown) => expect(await terms({ x: value })).toEqual([`x${shown}`]));

  it('says when nothing was asked', async () => {
    const host = await show(<RunInputs inputs={{}} />);
    expect(host.textContent).toBe('This action asks for nothing.');
  });
});
