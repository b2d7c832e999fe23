/**
 * What reorders or hides text, or takes no room: format and control characters, separators, blank letters, selectors
 * of variants (but for the one that follows an emoji).
 */
const HIDDEN = new RegExp(
  [
    String.raw`[\p{Cf}\p{Zl}\p{Zp}\u0000-\u0008\u000B-\u001F\u007F-\u009F]`,
    String.raw`[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2800\u3164\uFFA0]`,
    String.raw`[\uFE00-\uFE0E\u{E0100}-\u{E01EF}]`,
    String.raw`(?<!\p{Extended_Pictographic})\uFE0F`,
  ].join('|'),
  'gu',
);

export interface TextPart {
  text: string;
  /** stands for a character that nobody would see */
  isMark: boolean;
}

/** Text cut where characters reorder or hide it; those became marks that can be read. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    if (index > end) parts.push({ text: text.slice(end, index), isMark: false });
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    parts.push({ text: `‹U+${code}›`, isMark: true });
    end = index + character.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMark: false });
  return parts;
}

/** The same as one text: who reads it reads all of it. */
export function visibleText(text: string): string {
  return textParts(text)
    .map((part) => part.text)
    .join('');
}
