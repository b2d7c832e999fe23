interface ParsedLine {
  at: Date;
  message: string;
}

const MOST_LINES = 1_000;
const LONGEST = 2_000;
const STAMPED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?(.*)$/;
const NUL = new RegExp(String.fromCharCode(0), 'g');

/**
 * The last lines of a job's log, each with the time that stands before it; a line without one has that of the
 * line above. What PostgreSQL cannot keep as text is taken out, terminal colours stay (they are shown as text).
 */
export function parseLog(log: string, startedAt: Date): ParsedLine[] {
  let at = startedAt;
  const lines = log
    .replace(/^\ufeff/, '')
    .replace(NUL, '')
    .split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const parsed = lines.map((line) => {
    const [, stamp, rest] = STAMPED.exec(line) ?? [];
    const time = Date.parse(stamp ?? '');
    if (!Number.isNaN(time)) at = new Date(time);
    return { at, message: (rest ?? line).slice(0, LONGEST).toWellFormed() };
  });
  if (parsed.length <= MOST_LINES) return parsed;
  const kept = parsed.slice(-MOST_LINES);
  const left = parsed.length - kept.length;
  return [{ at: kept[0]?.at ?? at, message: `… ${left} earlier lines are on GitHub only` }, ...kept];
}
