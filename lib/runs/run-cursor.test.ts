import { expect, it } from 'vitest';
import { newRunId } from '#lib/ids.ts';
import { readRunCursor, writeRunCursor } from './run-cursor.ts';

it('reads what it wrote', () => {
  const place = { createdAt: new Date('2026-01-31T12:00:00.123Z'), id: newRunId() };
  expect(readRunCursor(writeRunCursor(place))).toEqual(place);
});

it.each([
  '',
  'x',
  '%%%',
  ...[
    null,
    5,
    'x',
    [],
    ['2026-01-31T12:00:00.123Z'],
    ['yesterday', newRunId()],
    ['2026-01-31T12:00:00.123Z', "r_' or 1=1"],
    [{}, {}],
  ].map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
])('refuses the forged %j', (text) => {
  expect(() => readRunCursor(text)).toThrow('no place');
});
