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
});
