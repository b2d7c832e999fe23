/**
 * True when a backtracking engine, such as the browser's, may take exponential time: an unbounded
 * repetition of what it could read in several ways. Such patterns are checked on the server only.
 */
export function mayBacktrack(source: string): boolean {
  return repetitionShape(source) !== 'flat';
}

type Shape = 'flat' | 'nested' | 'direct';

interface Group {
  /** things in the present alternative; a repetition counts with its atom */
  atoms: number;
  /** some alternative is nothing but one unbounded repetition */
  isRepetition: boolean;
  lastIsRepeated: boolean;
  /** could match the same text in several ways: a repetition, a choice, something optional */
  isAmbiguous: boolean;
}

const QUANTIFIER = /^(?:[*+]|\{\d+,\})[?+]?/;
const BOUNDED = /^(?:\?|\{\d+(?:,\d+)?\})\??/;
const EXACT = /^\{\d+\}/;
const TOKEN = /^(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?::|P?<\w+>|[a-z-]+:)|.)/s;

function newGroup(): Group {
  return { atoms: 0, isRepetition: false, lastIsRepeated: false, isAmbiguous: false };
}

/** What unbounded repetitions repeat: `direct` nothing but another one, `nested` something ambiguous. */
export function repetitionShape(source: string): Shape {
  const open: Group[] = [];
  let group = newGroup();
  let closed: Group | undefined;
  let shape: Shape = 'flat';
  for (let rest = source; rest; ) {
    const quantifier = QUANTIFIER.exec(rest)?.[0];
    if (quantifier && group.atoms > 0) {
      if (closed?.isRepetition) return 'direct';
      if (closed?.isAmbiguous) shape = 'nested';
      group.lastIsRepeated = true;
      group.isAmbiguous = true;
      closed = undefined;
      rest = rest.slice(quantifier.length);
      continue;
    }
    const bounded = BOUNDED.exec(rest)?.[0];
    const token = bounded ?? TOKEN.exec(rest)?.[0] ?? rest;
    rest = rest.slice(token.length);
    closed = undefined;
    if (token.startsWith('(')) {
      open.push(group);
      group = newGroup();
    } else if (token === ')') {
      closed = endAlternative(group);
      group = open.pop() ?? newGroup();
      group.atoms += 1;
      group.lastIsRepeated = false;
      group.isAmbiguous ||= closed.isAmbiguous;
    } else if (token === '|') {
      endAlternative(group);
      group.atoms = 0;
      group.lastIsRepeated = false;
      group.isAmbiguous = true;
    } else if (bounded) {
      group.isAmbiguous ||= !EXACT.test(bounded);
    } else if (token !== '^' && token !== '$') {
      group.atoms += 1;
      group.lastIsRepeated = false;
    }
  }
  return shape;
}

function endAlternative(group: Group): Group {
  group.isRepetition ||= group.atoms === 1 && group.lastIsRepeated;
  return group;
}
