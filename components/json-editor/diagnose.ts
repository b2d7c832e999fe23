import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { pointerPath } from '#components/schema-form/json-pointer.ts';
import type { Issue } from '#lib/errors.ts';

/** A fault at a place of the text: what the editor underlines and the list below it names. */
export interface Diagnostic {
  from: number;
  to: number;
  /** one-based */
  line: number;
  message: string;
  severity: 'error' | 'warning';
}

const WORDS: Record<string, string> = {
  InvalidSymbol: 'This is not JSON',
  InvalidNumberFormat: 'This is not a number',
  PropertyNameExpected: 'A property name in double quotes is expected here',
  ValueExpected: 'A value is expected here',
  ColonExpected: 'A colon is expected here',
  CommaExpected: 'A comma is expected here',
  CloseBraceExpected: 'A closing } is missing',
  CloseBracketExpected: 'A closing ] is missing',
  EndOfFileExpected: 'The document ends before this',
  UnexpectedEndOfString: 'The string is not closed',
  InvalidCommentToken: 'JSON has no comments',
};

/** The faults that keep `text` from being JSON, each at its place. */
export function syntaxFaults(text: string): Diagnostic[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowEmptyContent: false });
  return errors.map(({ error, offset, length }) => {
    const name = printParseErrorCode(error);
    return {
      from: offset,
      to: offset + Math.max(length, 1),
      line: lineAt(text, offset),
      message: WORDS[name] ?? name,
      severity: 'error',
    };
  });
}

/** Issues with JSON Pointers, laid onto the text; a pointer to what is missing marks its nearest ancestor. */
export function placeIssues(
  text: string,
  issues: readonly Issue[],
  severity: 'error' | 'warning' = 'error',
): Diagnostic[] {
  const tree = parseTree(text);
  return issues.map(({ path, message }) => {
    const steps = pointerPath(path);
    for (let length = steps.length; tree && length >= 0; length--) {
      const node = steps.slice(0, length).reduce(stepInto, tree as Node | undefined);
      if (!node) continue;
      const place = node.parent?.type === 'property' ? node.parent : node;
      const isBlock = place.length > 80;
      const to = place.offset + (isBlock ? 1 : place.length);
      return { from: place.offset, to, line: lineAt(text, place.offset), message, severity };
    }
    return { from: 0, to: Math.min(1, text.length), line: 1, message, severity };
  });
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Lists are walked by number; a name of digits is a name where an object is. */
function stepInto(node: Node | undefined, step: string): Node | undefined {
  if (node?.type === 'array') return /^\d+$/.test(step) ? node.children?.[Number(step)] : undefined;
  return node && findNodeAtLocation(node, [step]);
}
