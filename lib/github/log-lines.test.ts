import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLog } from './log-lines.ts';

const START = new Date('2026-11-20T10:00:00Z');
const at = (time: string) => new Date(`2026-11-20T${time}Z`);

describe('parseLog', () => {
  it('takes the times out of the lines and hands them on', () => {
    const log = [
      'before any time',
      '2026-11-20T10:00:01.1234567Z first',
      'a continuation',
      '2026-11-20T10:00:02Z ',
    ];
    expect(parseLog(`\ufeff${log.join('\r\n')}\n`, START)).toEqual([
      { at: START, message: 'before any time' },
      { at: at('10:00:01.123'), message: 'first' },
      { at: at('10:00:01.123'), message: 'a continuation' },
      { at: at('10:00:02'), message: '' },
    ]);
  });

  it('takes out what PostgreSQL cannot keep', () => {
    const [line] = parseLog('a\u0000b\ud800c', START);
    expect(line?.message).toBe('ab\ufffdc');
    expect(parseLog(`${'x'.repeat(1_999)}\u{1f600}`, START)[0]?.message.endsWith('\ufffd')).toBe(true);
  });

  it('keeps the end of a long log and says so', () => {
    const lines = parseLog(Array.from({ length: 1_500 }, (_, index) => `line ${index}`).join('\n'), START);
    expect(lines.length).toBe(1_001);
    expect(lines[0]?.message).toBe('… 500 earlier lines are on GitHub only');
    expect(lines.at(-1)?.message).toBe('line 1499');
  });

  it('has nothing to say of an empty log', () => {
    expect(parseLog('', START)).toEqual([]);
  });

  it.each([
    ['2026-11-20T10:00:01Zfirst', '10:00:01', 'first'],
    ['2026-11-20T10:00:01Z  indented', '10:00:01', ' indented'],
    ['2026-11-20T10:00:01.1Z \u001b[31mred\u001b[0m', '10:00:01.1', '\u001b[31mred\u001b[0m'],
  ])('takes no more than the time and one blank from the line: %j', (line, time, message) => {
    expect(parseLog(line, START)).toEqual([{ at: at(time), message }]);
  });

  it.each([
    '2026-13-45T10:00:01Z a month that is none',
    '2026-11-20 10:00:01 another way of writing it',
    ' 2026-11-20T10:00:01Z after a blank',
  ])('does not take for a time: %s', (line) => {
    expect(parseLog(line, START)[0]?.at).toBe(START);
  });

  it('keeps a thousand lines without a word, and empty ones among them', () => {
    const lines = parseLog('\n'.repeat(1_000), START);
    expect(lines).toHaveLength(1_000);
    expect(new Set(lines.map(({ message }) => message))).toEqual(new Set(['']));
  });

  it('says of the first line kept when it was, also about those that were left out', () => {
    const early = '2026-11-20T10:00:01Z early\n'.repeat(1_001);
    const late = '2026-11-20T11:00:00Z late\n'.repeat(999);
    const lines = parseLog(`${early}${late}2026-11-20T12:00:00Z last`, START);
    expect(lines[0]).toEqual({
      at: at('11:00:00'),
      message: '… 1001 earlier lines are on GitHub only',
    });
  });

  it('makes of any text what can be kept', () => {
    const unit = fc.constantFrom('a', '\n', '\r', '\u0000', '\ud800', '\udc00', '\ufeff', 'Z', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (log) => {
        for (const { message } of parseLog(log, START)) {
          expect(message.isWellFormed()).toBe(true);
          expect(message).not.toMatch(/[\n\0]/);
        }
      }),
    );
  });
});
