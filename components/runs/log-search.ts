import { readMark } from './log-marks.ts';

export interface LogLine {
  id: string;
  at: string;
  level: string;
  origin: string | null;
  message: string;
}

/** By level, or by the mark with which a step of a workflow reports an error. */
export function isErrorLine({ level, message }: Pick<LogLine, 'level' | 'message'>): boolean {
  return level === 'ERROR' || readMark(message).mark === 'error';
}

/** The places of the lines that contain `text`, without regard to case. */
export function matchesIn(lines: readonly LogLine[], text: string): number[] {
  const wanted = text.toLowerCase();
  if (!wanted) return [];
  return lines.flatMap(({ message }, at) =>
    readMark(message).text.toLowerCase().includes(wanted) ? [at] : [],
  );
}

/** The message cut where `text` stands in it; every second part is a match. */
export function splitAtMatches(message: string, text: string): string[] {
  if (!text) return [message];
  const parts: string[] = [];
  const [lower, wanted] = [message.toLowerCase(), text.toLowerCase()];
  // Lower case may be longer than what it stands for; then places would not agree.
  if (lower.length !== message.length) return [message];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(message.slice(from, at), message.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...parts, message.slice(from)];
}

/** The match after or before line `at`, round the end. */
export function nextMatch(matches: readonly number[], at: number, step: 1 | -1): number | undefined {
  if (step === 1) return matches.find((match) => match > at) ?? matches[0];
  return matches.findLast((match) => match < at) ?? matches.at(-1);
}

/** As text to keep: time and message of each line. */
export function logText(lines: readonly LogLine[]): string {
  return lines.map(({ at, message }) => `${at} ${message}`).join('\n');
}
