import { describe, expect, it } from 'vitest';
import { FORMATS } from './formats.ts';

const GOOD: Record<string, string[]> = {
  'date-time': [
    '2026-01-31T12:00:00Z',
    '2021-09-01T12:00:00.000+0000',
    '2024-02-29',
    '2024-01-01 10:00:00.123456+02:00',
    '2024-01-01T10:00',
  ],
  date: ['2024-01-01'],
  url: ['https://example.com/a?b=c', 'ssh://git@host/x.git', 'mailto:a@b.c'],
  email: ['a.b+c@example.com', 'root@localhost', 'jörg@bücher.de'],
  ipv4: ['192.0.2.1', '0.0.0.0', '255.255.255.255'],
  ipv6: ['2001:db8::1', '::', '::ffff:192.0.2.1'],
};

const BAD: Record<string, string[]> = {
  'date-time': [
    '',
    'today',
    '2024-13-01',
    '2023-02-29',
    '2024-01-01T25:00:00Z',
    '2024-01-01Tnoon',
    '1706000000',
  ],
  date: ['2024-01-01T00:00:00Z', '2024-1-1'],
  url: ['', 'example', 'javascript:alert(1)', 'data:text/html,x', 'http://a b'],
  email: ['', 'a', 'a@', '@b', 'a b@c.d', 'a@b..c', `${'a'.repeat(250)}@b.c`],
  ipv4: ['256.0.0.1', '1.2.3', '1.2.3.4.', '1.2.3.4.5'],
  ipv6: ['1.2.3.4', 'g::1', ':::', '[::1]'],
};

describe.each(Object.keys(GOOD))('format %s', (name) => {
  it.each(GOOD[name] ?? [])('accepts "%s"', (text) => {
    expect(FORMATS[name]?.(text)).toBe(true);
  });
  it.each(BAD[name] ?? [])('refuses "%s"', (text) => {
    expect(FORMATS[name]?.(text)).toBe(false);
  });
});
