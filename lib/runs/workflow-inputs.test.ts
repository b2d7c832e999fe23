import { describe, expect, it } from 'vitest';
import { newRunId } from '#lib/ids.ts';
import { findInputFaults, inputText, MOST_INPUT_CHARACTERS, withRunId } from './workflow-inputs.ts';

const ID = newRunId();

describe('inputText', () => {
  it.each<[unknown, string | undefined]>([
    ['text', 'text'],
    ['', ''],
    [3, '3'],
    [false, 'false'],
    [['a', 1], '["a",1]'],
    [{ a: null }, '{"a":null}'],
    [null, undefined],
    [undefined, undefined],
  ])('sends %j as %j', (value, text) => {
    expect(inputText(value)).toBe(text);
  });
});

describe('withRunId', () => {
  it('adds the id where the workflow declares the input, and only there', () => {
    expect(withRunId({ a: '1' }, ID, true)).toEqual({ a: '1', quayside_run_id: ID });
    expect(withRunId({ a: '1' }, ID, false)).toEqual({ a: '1' });
  });

  it('lets nobody else choose it', () => {
    expect(withRunId({ quayside_run_id: 'mine' }, ID, false)).toEqual({ quayside_run_id: ID });
  });
});

describe('findInputFaults', () => {
  const faults = (inputs: Record<string, string>) =>
    findInputFaults(inputs, ID).map(({ path, code }) => `${path} ${code}`);
  const AT = '/invocationMethod/workflowInputs';

  it('finds none in what GitHub takes', () => {
    expect(faults({ name: 'ü "quoted"\n', quayside_run_id: ID, link: `https://portal/runs/${ID}` })).toEqual(
      [],
    );
  });

  it.each([
    ['the end of a C string', 'a\0b', 'invalid_text'],
    ['half of a surrogate pair', '\ud800', 'invalid_text'],
    ['the id of another run', `like ${newRunId()}`, 'foreign_run_id'],
  ])('refuses %s', (_name, value, code) => {
    expect(faults({ name: value })).toEqual([`${AT}/name ${code}`]);
  });

  it('refuses what is too long together', () => {
    expect(faults({ name: 'x'.repeat(MOST_INPUT_CHARACTERS) })).toEqual([`${AT} too_long`]);
  });
});
