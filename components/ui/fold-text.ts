/** As wide as a line may be, so that many short ones fold as well. */
const LINE = 80;

/** The beginning of a text that is clearly longer than `most` characters, cut between words; any other one whole. */
export function foldText(text: string, most: number): string {
  const fitting = text
    .split('\n')
    .slice(0, Math.ceil(most / LINE))
    .join('\n');
  const isOneWordMore = fitting.length === text.length && text.length <= most * 1.2;
  if (isOneWordMore) return text;
  const head = fitting.slice(0, most);
  const lastSpace = head.search(/\s\S*$/u);
  const end = fitting.length > most && lastSpace > most / 2 ? lastSpace : head.length;
  // Half of a character is none.
  return head
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}
