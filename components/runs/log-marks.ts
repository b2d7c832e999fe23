/** What a workflow's step says about a line: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const MARKS = ['group', 'endgroup', 'command', 'error', 'warning', 'notice', 'debug'] as const;

export type LogMark = (typeof MARKS)[number];

const MARKED = new RegExp(`^##\\[(${MARKS.join('|')})\\]`);

/** A line without the mark it begins with: `##[group]Run make` is the beginning of the group `Run make`. */
export function readMark(message: string): { mark?: LogMark; text: string } {
  const found = MARKED.exec(message);
  if (!found) return { text: message };
  return { mark: found[1] as LogMark, text: message.slice(found[0].length) };
}
