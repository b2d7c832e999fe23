import { describe, expect, it } from 'vitest';
import { EXPRESSION_LIMITS } from './engine.ts';
import { describeFailure, prepareProgram } from './prepare-program.ts';

const refusal = (program: string) => {
  try {
    prepareProgram([program]);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('prepareProgram', () => {
  it('puts each program into brackets of its own', () => {
    const prepared = prepareProgram(['.a', '.b | .c']);
    expect(prepared.match(/\(try \[first\(\(/g)).toHaveLength(2);
    expect(prepared).toContain('\n.b | .c\n\n');
  });

  it.each([
    '.a)',
    '(.a',
    '1)), ((2',
    '[',
    '}',
    '"open',
    '{a: 1',
    '"\\(1"',
    '',
  ])('refuses what could leave its brackets: %j', (program) => {
    expect(refusal(program)).toBe('The expression is empty or its brackets do not match.');
  });

  it.each(['  ', '\n', '\t\n'])('refuses what says nothing: %j', (program) => {
    expect(refusal(program)).not.toBe('accepted');
  });

  it('brackets in texts and comments do not count', () => {
    for (const program of ['"(["', '.a # :-(', '"\\"("', '"\\([1, (2)])"'])
      expect(refusal(program)).toBe('accepted');
  });

  it('refuses one character too many', () => {
    const { program: longest } = EXPRESSION_LIMITS;
    expect(refusal('1'.repeat(longest))).toBe('accepted');
    expect(refusal('1'.repeat(longest + 1))).toContain('longer than 4000 characters');
  });

  it('one bad program refuses all', () => {
    expect(() => prepareProgram(['.a', '('])).toThrow('brackets');
  });
});

describe('describeFailure', () => {
  it.each([
    ['not_allowed:env', '"env" is not allowed in expressions.'],
    ['boom', 'The expression failed: boom'],
    [
      'jq: error (at <stdin>:1): number and string cannot be added',
      'The expression failed: number and string cannot be added',
    ],
    [
      'jq: error: nope/0 is not defined at <top-level>, line 3:\n.nope\njq: 1 compile error',
      'The expression failed: nope/0 is not defined in line 2',
    ],
    [
      'jq: error: syntax error, unexpected INVALID_CHARACTER (Unix shell quoting issues?) at <top-level>, line 1:',
      'The expression failed: syntax error, unexpected INVALID_CHARACTER in line 1',
    ],
  ])('%j', (message, words) => {
    expect(describeFailure(message)).toBe(words);
  });

  it('is cut where it is long', () => {
    expect(describeFailure('x'.repeat(5_000)).length).toBeLessThan(350);
  });
});
