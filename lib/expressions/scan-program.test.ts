import { describe, expect, it } from 'vitest';
import { scanProgram } from './scan-program.ts';

describe('scanProgram', () => {
  it('rewrites single-quoted strings only where code stands', () => {
    expect(scanProgram(`.a == 'gold'`).text).toBe('.a == "gold"');
    expect(scanProgram(`'say "hi"'`).text).toBe('"say \\"hi\\""');
    expect(scanProgram(`'it\\'s'`).text).toBe(`"it's"`);
    expect(scanProgram(`'a\\nb'`).text).toBe('"a\\nb"');
    expect(scanProgram(`"it's" # don't`).text).toBe(`"it's" # don't`);
    expect(scanProgram(`"a\\(.b + 'c')d"`).text).toBe(`"a\\(.b + "c")d"`);
  });

  it('finds the closing braces behind nested objects and strings', () => {
    const source = 'x {{ {a: {b: "}}"}}}} y';
    const scanned = scanProgram(source, 4, true);
    expect(scanned).toMatchObject({ text: ' {a: {b: "}}"}}', closed: true });
    expect(source.slice(scanned.end)).toBe(' y');
    expect(scanProgram('"\\({a: 1}.a)" }}', 0, true)).toMatchObject({
      text: '"\\({a: 1}.a)" ',
      closed: true,
    });
    expect(scanProgram('.a # remark }} rest', 0, true).text).toBe('.a # remark ');
  });

  it('says when the braces never close', () => {
    expect(scanProgram('.a }', 0, true).closed).toBe(false);
    expect(scanProgram('"never ends }}', 0, true).closed).toBe(false);
  });

  it('sees brackets and strings that do not match', () => {
    for (const text of ['1)', '(1', '(1]', '"a', "'a", '"\\(1', '{a: [1}'])
      expect(scanProgram(text).balanced, text).toBe(false);
    for (const text of ['(1)', '"(["', '"a\\("b)")"', '# (', "'('", '{a: [1, (2)]}'])
      expect(scanProgram(text).balanced, text).toBe(true);
  });

  it('names forbidden words in code, not in strings, comments or field names', () => {
    expect(scanProgram('$ENV.PATH').forbidden).toBe('$ENV');
    expect(scanProgram('"\\($ENV)"').forbidden).toBe('$ENV');
    expect(scanProgram('  import "a" as a; 1').forbidden).toBe('import');
    expect(scanProgram('include "a"; 1').forbidden).toBe('include');
    expect(scanProgram('"$ENV" # $ENV').forbidden).toBeUndefined();
    expect(scanProgram('.import, $ENVIRONMENT').forbidden).toBeUndefined();
  });
});
