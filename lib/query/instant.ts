import type { Preset } from './ast.ts';

/**
 * A date, or a date and time in ISO 8601; without an offset it is UTC. The SQL function quayside_instant reads
 * exactly the same texts: change both or none.
 */
const INSTANT =
  /^(?!0000)(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?([Zz]|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/;

const DAY = 86_400_000;

/** Milliseconds since 1970, finer fractions cut off; undefined for anything that is no such text. */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset = 'Z'] = match;
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).getUTCMonth() !== Number(month) - 1) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const clock = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + milliseconds;
  return midnight + clock - offsetMinutes(offset) * 60_000;
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z' || offset === 'z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

export function isDateOnly(text: string): boolean {
  return text.length === 10;
}

/** The last millisecond of the day that begins at `midnight`. */
export function endOfDay(midnight: number): number {
  return midnight + DAY - 1;
}

/** First and last millisecond of a preset, seen from `now`; days begin at midnight UTC. */
export function presetRange(preset: Preset, now: Date): [from: number, to: number] {
  const today = Math.floor(now.getTime() / DAY) * DAY;
  switch (preset) {
    case 'today':
      return [today, endOfDay(today)];
    case 'tomorrow':
      return [today + DAY, endOfDay(today + DAY)];
    case 'yesterday':
      return [today - DAY, endOfDay(today - DAY)];
    case 'lastWeek':
      return [now.getTime() - 7 * DAY, now.getTime()];
    case 'last2Weeks':
      return [now.getTime() - 14 * DAY, now.getTime()];
    case 'lastMonth':
      return [monthsBefore(now, 1), now.getTime()];
    case 'last3Months':
      return [monthsBefore(now, 3), now.getTime()];
    case 'last6Months':
      return [monthsBefore(now, 6), now.getTime()];
    case 'last12Months':
      return [monthsBefore(now, 12), now.getTime()];
  }
}

/** The same day of the month, or the last one that month has. */
function monthsBefore(now: Date, months: number): number {
  const date = new Date(now);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return date.getTime();
}
