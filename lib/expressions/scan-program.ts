/** What reading a program's characters tells, without parsing jq's grammar. */
interface ScannedProgram {
  /** the program with single-quoted strings rewritten to double-quoted ones */
  text: string;
  /** offset behind the program; behind the closing braces when they were looked for */
  end: number;
  /** false: the closing braces were looked for and never came */
  closed: boolean;
  /** every bracket and string is closed, and nothing else is */
  balanced: boolean;
  /** a word the engine refuses, e.g. `$ENV` */
  forbidden: string | undefined;
}

const FORBIDDEN_VARIABLE = /\$(?:ENV|__prog_args)\b/y;
const FORBIDDEN_START = /^\s*(import|include|module)\b/;
const BRACKETS = ')]}';
const CLOSES: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * Reads a jq program from `start`, minding strings, interpolations, comments and brackets. With
 * `untilBraces` it ends at the `}}` that belongs to no bracket of the program itself.
 */
export function scanProgram(source: string, start = 0, untilBraces = false): ScannedProgram {
  const open: string[] = [];
  let text = '';
  let balanced = true;
  let forbidden = FORBIDDEN_START.exec(source.slice(start, start + 200))?.[1];
  let at = start;
  while (at < source.length) {
    const char = source[at] as string;
    if (untilBraces && open.length === 0 && source.startsWith('}}', at))
      return { text, end: at + 2, closed: true, balanced, forbidden };
    if (char === '"' || (char === ')' && open.at(-1) === '"')) {
      // A string starts, or goes on behind its interpolation.
      if (char === ')') open.pop();
      const end = endOfString(source, at + 1, '"');
      text += source.slice(at, end.at);
      balanced &&= end.ended;
      if (end.interpolates) open.push('"');
      at = end.at;
    } else if (char === "'") {
      const end = endOfString(source, at + 1, "'");
      balanced &&= end.ended;
      text += doubleQuoted(source.slice(at + 1, end.at - 1));
      at = end.at;
    } else if (char === '#') {
      const end = endOfComment(source, at, untilBraces && open.length === 0);
      text += source.slice(at, end);
      at = end;
    } else {
      const closing = CLOSES[char];
      if (closing) open.push(closing);
      else if (char === open.at(-1)) open.pop();
      else if (BRACKETS.includes(char)) balanced = false;
      else if (char === '$') {
        FORBIDDEN_VARIABLE.lastIndex = at;
        forbidden ??= FORBIDDEN_VARIABLE.exec(source)?.[0];
      }
      text += char;
      at += 1;
    }
  }
  return { text, end: at, closed: !untilBraces, balanced: balanced && open.length === 0, forbidden };
}

/** Double-quoted strings stop at `\(`, where code begins; single-quoted ones are taken whole. */
function endOfString(
  source: string,
  from: number,
  quote: string,
): { at: number; interpolates: boolean; ended: boolean } {
  for (let at = from; at < source.length; at++) {
    if (source[at] === quote) return { at: at + 1, interpolates: false, ended: true };
    if (source[at] !== '\\') continue;
    at += 1;
    if (quote === '"' && source[at] === '(') return { at: at + 1, interpolates: true, ended: true };
  }
  return { at: source.length, interpolates: false, ended: false };
}

function endOfComment(source: string, from: number, untilBraces: boolean): number {
  const line = source.indexOf('\n', from);
  const braces = untilBraces ? source.indexOf('}}', from) : -1;
  const end = line === -1 ? source.length : line;
  return braces !== -1 && braces < end ? braces : end;
}

function doubleQuoted(content: string): string {
  return `"${content.replaceAll(/\\'|(\\.)|"/g, (match, escaped?: string) => escaped ?? (match === '"' ? '\\"' : "'"))}"`;
}
