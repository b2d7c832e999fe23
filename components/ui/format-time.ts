const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "4 min", "3 h", "2 d", then "12 Jul", in another year "12 Jul 2025"; "in 3 h" for what is ahead. */
export function relativeTime(at: Date, now: Date): string {
  const distance = now.getTime() - at.getTime();
  const size = Math.abs(distance);
  if (size < MINUTE) return 'now';
  if (size >= 30 * DAY) return shortDate(at, now);
  const words =
    size < HOUR
      ? `${Math.floor(size / MINUTE)} min`
      : size < DAY
        ? `${Math.floor(size / HOUR)} h`
        : `${Math.floor(size / DAY)} d`;
  return distance < 0 ? `in ${words}` : words;
}

/** The same inside a sentence: "just now", "4 min ago", "on 12 Jul". */
export function timeAgo(at: Date, now: Date): string {
  const words = relativeTime(at, now);
  if (words === 'now') return 'just now';
  if (Math.abs(now.getTime() - at.getTime()) >= 30 * DAY) return `on ${words}`;
  return at > now ? words : `${words} ago`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function shortDate(at: Date, now: Date): string {
  const day = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  const year = at.getUTCFullYear();
  return year === now.getUTCFullYear() ? day : `${day} ${year}`;
}

/** The whole moment with its zone, for hover: "24 August 2026 at 14:32:07 CEST". */
export function exactTime(at: Date, timeZone?: string): string {
  return at.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone ? { timeZone } : {}),
  });
}

/** "40 s", "1 min 4 s", "4 h 24 min", "2 d 3 h": two units at most. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return join(minutes, 'min', seconds % 60, 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return join(hours, 'h', minutes % 60, 'min');
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function join(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}
