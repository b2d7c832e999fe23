/** What the server takes of one document, in characters; beyond it nothing is checked or completed. */
export const LONGEST_TEXT = 256_000;

/** Why a text is not read at all; undefined for one that is. */
export function lengthFault(text: string): string | undefined {
  if (text.length <= LONGEST_TEXT) return undefined;
  const [is, may] = [text.length, LONGEST_TEXT].map((count) => count.toLocaleString('en'));
  return `${is} characters are too many: a document has at most ${may}. It is read again once it is shorter.`;
}
