import { describe, expect, it } from 'vitest';
import { colourValue, moveValue, removeValue, renameValue, valuesOf, withValues } from './enum-list.ts';

const TIER = { type: 'string', enum: ['1', '2', '3'], enumColors: { 1: 'red', 3: 'blue' }, title: 'Tier' };

describe('allowed values', () => {
  it('are the words as typed: trimmed, each once, empty ones left out', () => {
    expect(withValues({ type: 'string' }, [' gold', 'gold', '', '  ', 'tin'])).toEqual({
      type: 'string',
      enum: ['gold', 'tin'],
    });
  });

  it('of a number are numbers, and what is none is left out', () => {
    expect(withValues({ type: 'number' }, ['1', '2.5', 'many'])).toEqual({ type: 'number', enum: [1, 2.5] });
  });

  it('take their key and their colours with them when they go', () => {
    expect(removeValue(TIER, 0)).toEqual({ ...TIER, enum: ['2', '3'], enumColors: { 3: 'blue' } });
    expect(withValues(TIER, [])).toEqual({ type: 'string', title: 'Tier' });
  });

  it('keep their colour under another word, which none of the others may have', () => {
    expect(renameValue(TIER, 0, 'one')).toMatchObject({
      enum: ['one', '2', '3'],
      enumColors: { one: 'red', 3: 'blue' },
    });
    expect(renameValue(TIER, 0, '2')).toBe(TIER);
    expect(renameValue(TIER, 0, ' ')).toBe(TIER);
    expect(renameValue(TIER, 9, 'nine')).toBe(TIER);
  });

  it.each([
    [0, 2, ['2', '3', '1']],
    [2, 0, ['3', '1', '2']],
    [0, -1, ['1', '2', '3']],
    [2, 3, ['1', '2', '3']],
  ])('move from %d to %d', (from, to, after) => {
    expect(valuesOf(moveValue(TIER, from, to))).toEqual(after);
  });

  it('are coloured, and without a colour again', () => {
    expect(colourValue(TIER, '2', 'green').enumColors).toEqual({ 1: 'red', 3: 'blue', 2: 'green' });
    expect(colourValue({ ...TIER, enumColors: { 1: 'red' } }, '1', '')).not.toHaveProperty('enumColors');
  });
});
