import { describe, expect, it } from 'vitest';
import { lineAt, placeIssues, syntaxFaults } from './diagnose.ts';

describe('faults of the text', () => {
  it.each([
    ['{"a": 1,}', 'A property name in double quotes is expected here'],
    ['{"a" 1}', 'A colon is expected here'],
    ['{"a": 1', 'A closing } is missing'],
    ['[1', 'A closing ] is missing'],
    ['{} {}', 'The document ends before this'],
    ['{"a": "open', 'The string is not closed'],
    ['{} // why', 'JSON has no comments'],
  ])('%s', (text, message) => expect(syntaxFaults(text).map((fault) => fault.message)).toContain(message));

  it('always have a place one can see, inside or just behind the text', () => {
    for (const { from, to } of syntaxFaults('{"a":')) expect(to).toBeGreaterThan(from);
  });

  it('count lines from one', () => {
    expect([lineAt('', 0), lineAt('a\nb', 1), lineAt('a\nb', 2), lineAt('\n\n', 2)]).toEqual([1, 1, 2, 3]);
  });
});

describe('issues laid onto the text', () => {
  const place = (text: string, path: string) => {
    const [found] = placeIssues(text, [{ path, code: 'x', message: 'm' }], 'warning');
    return found && { ...found, marked: text.slice(found.from, found.to) };
  };

  it('find an item of a list, and a numeric name of an object', () => {
    expect(place('{"a": [10, 20]}', '/a/1')?.marked).toBe('20');
    expect(place('{"a": {"1": 20}}', '/a/1')?.marked).toBe('"1": 20');
  });

  it('mark only the beginning of a long block, so that the rest stays readable', () => {
    const text = JSON.stringify({ schema: { a: 'x'.repeat(100) } });
    expect(place(text, '/schema')?.marked).toBe('"');
    expect(place(text, '')?.marked).toBe('{');
  });

  it('stand at the start of a text that cannot be read, and of none', () => {
    expect(place('', '/a')).toMatchObject({ from: 0, to: 0, line: 1, severity: 'warning' });
  });
});
