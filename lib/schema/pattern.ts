import { RE2JS } from 're2js';
import { repetitionShape } from './repetition-shape.ts';

const PATTERN_LIMITS = { characters: 1_000, program: 5_000 };

interface CompiledPattern {
  test(text: string): boolean;
  toString(): string;
}

/**
 * A regular expression of RE2: time is linear in the text whatever the pattern. JavaScript spelling is
 * understood (`\/`, `\u0041`, `(?<name>…)`); look-around and back-references are not, and throw.
 */
export function compilePattern(source: string): CompiledPattern {
  const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
  // Ajv keeps patterns apart by their text.
  return { test: (text) => pattern.test(text), toString: () => source };
}

/** Why `source` is not accepted as a pattern, in one sentence; undefined when it is. */
export function patternFault(source: string): string | undefined {
  if (source.length > PATTERN_LIMITS.characters) {
    return `The pattern has more than ${PATTERN_LIMITS.characters} characters.`;
  }
  try {
    const size = RE2JS.compile(RE2JS.translateRegExp(source)).programSize();
    if (size > PATTERN_LIMITS.program) return 'The pattern repeats too much; use smaller counts.';
  } catch (error) {
    return `The pattern is not understood (${reason(error)}). Look-around and back-references are not available.`;
  }
  if (repetitionShape(source) === 'direct') {
    return 'The pattern repeats a repetition, as in (a+)+; write it with one repetition, as in a+.';
  }
  return undefined;
}

function reason(error: unknown): string {
  return String(error instanceof Error ? error.message : error).replace(/^error parsing regexp: /, '');
}
