export interface Check {
  line: number;
  /** the call as it stands in the source, in one line */
  call: string;
  /** the source without it */
  without: string;
}

/** What a call becomes: nothing is asked, or every row matches. */
const WITHOUT: Record<string, string> = {
  authorise: 'void 0',
  authoriseRead: 'void 0',
  readCondition: 'undefined',
  plainEntityCondition: 'undefined',
  entityCondition: '(() => undefined)',
};

const CALL = new RegExp(`(?<![\\w.])(?<!function )(${Object.keys(WITHOUT).join('|')})\\(`, 'g');

/** Every call of a check in a source, outside of comments. */
export function findChecks(source: string): Check[] {
  return [...source.matchAll(CALL)].flatMap(({ 1: name = '', index }) => {
    const start = source.lastIndexOf('\n', index) + 1;
    if (/^\s*(\/\/|\/?\*)/.test(source.slice(start, index))) return [];
    const end = endOfCall(source, index + name.length);
    const call = source.slice(index, end).replaceAll(/\s+/g, ' ');
    const without = source.slice(0, index) + WITHOUT[name] + source.slice(end);
    return [{ line: source.slice(0, index).split('\n').length, call, without }];
  });
}

/** The place after the parenthesis that closes the one at `open`. */
function endOfCall(source: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let index = open; index < source.length; index++) {
    const character = source[index] as string;
    if (quote) {
      if (character === '\\') index++;
      else if (character === quote) quote = '';
    } else if (`'"\``.includes(character)) quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return index + 1;
  }
  throw new Error(`A call is never closed: ${source.slice(open, open + 40)}`);
}
