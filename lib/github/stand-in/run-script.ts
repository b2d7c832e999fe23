/** What one line of a `run:` script leads to. */
type ScriptEvent =
  | { kind: 'print'; text: string }
  | { kind: 'wait'; seconds: number }
  | { kind: 'output'; name: string; value: string }
  | { kind: 'exit'; code: number };

const TAKES = /^\s*#\s*takes\s+(\d+(?:\.\d+)?)\s*s\b/;

/** Whether a line only says how long the step is to take; no real runner would show it. */
export function isDuration(line: string): boolean {
  return TAKES.test(line);
}

/**
 * Acts out a shell script without a shell: `echo` prints, `sleep` and a comment `# takes 4s` pass scripted
 * time, `exit` ends, `echo name=value >> "$GITHUB_OUTPUT"` sets an output, `$(date …)` is now, and with
 * `-d +3days` three days later. Other commands do nothing.
 */
export function* actScript(script: string, variables: Record<string, string>): Generator<ScriptEvent> {
  for (const line of joinedLines(script)) {
    const takes = TAKES.exec(line);
    if (takes) {
      yield { kind: 'wait', seconds: Number(takes[1]) };
      continue;
    }
    if (line.startsWith('#') || line.startsWith('set ')) continue;
    const sleep = /^sleep\s+(\d+(?:\.\d+)?)s?$/.exec(line);
    const exit = /^exit\s+(\d+)$/.exec(line);
    const output = /^echo\s+(.*?)\s*>>\s*"?\$\{?GITHUB_OUTPUT\}?"?$/.exec(line);
    const summary = />>\s*"?\$\{?GITHUB_STEP_SUMMARY\}?"?$/.test(line);
    if (sleep) yield { kind: 'wait', seconds: Number(sleep[1]) };
    else if (exit) {
      yield { kind: 'exit', code: Number(exit[1]) };
      return;
    } else if (output) {
      const [name = '', ...value] = expand(output[1] ?? '', variables).split('=');
      yield { kind: 'output', name, value: value.join('=') };
    } else if (summary) yield { kind: 'wait', seconds: 0 };
    else if (/^(echo|printf)\s/.test(line))
      yield { kind: 'print', text: expand(line.replace(/^\w+\s+/, ''), variables) };
  }
}

function joinedLines(script: string): string[] {
  return script
    .replace(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Quotes and variables as a shell would read them; what stands in single quotes stays as it is. */
function expand(words: string, variables: Record<string, string>): string {
  return words
    .replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|([^'"]+)/g,
      (_, single?: string, double?: string, bare?: string) =>
        single ?? substitute(double ?? bare ?? '', variables),
    )
    .trimEnd();
}

/** An escaped sign, the date, a variable; in one pass, so that what stands in a variable is not read again. */
function substitute(text: string, variables: Record<string, string>): string {
  return text.replace(
    /\\(["\\$`])|\$\(date\b[^)]*\)|\$\{(\w+)\}|\$(\w+)/g,
    (found, escaped?: string, braced?: string, plain?: string) => {
      if (escaped !== undefined) return escaped;
      const name = braced ?? plain;
      if (name === undefined) return dateOf(found, variables);
      return Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
    },
  );
}

function dateOf(command: string, variables: Record<string, string>): string {
  const [, amount = '0'] = /\s-d\s*\+(\S+?)days?\s/.exec(command) ?? [];
  const days = Number(substitute(amount, variables));
  const at = Date.now() + (Number.isFinite(days) ? days * 86_400_000 : 0);
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
