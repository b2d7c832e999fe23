import { scanProgram } from './scan-program.ts';

/** A value with `{{ jq }}` in its strings and keys, read once: programs are numbered in order of appearance. */
interface Template {
  programs: string[];
  /** faults in the texts, e.g. braces that never close */
  faults: string[];
  /** The value with the programs' results put in; a key that yields null drops its pair. */
  fill(results: readonly unknown[]): unknown;
}

type Fill = (results: readonly unknown[]) => unknown;

const DROPPED = Symbol('dropped');

/**
 * Reads templates anywhere in `value`. A string that is one template alone yields the result as it is,
 * type included; inside other text results are written out: strings as they are, null as nothing, the
 * rest as JSON.
 */
export function parseTemplate(value: unknown): Template {
  const reading: Reading = { programs: [], faults: [] };
  const fill = readValue(value, reading);
  return { ...reading, fill };
}

/** Whether a string holds any template. */
export function isTemplate(text: string): boolean {
  return text.includes('{{');
}

interface Reading {
  programs: string[];
  faults: string[];
}

function readValue(value: unknown, reading: Reading): Fill {
  if (typeof value === 'string') return readText(value, reading);
  if (Array.isArray(value)) {
    const items = value.map((item) => readValue(item, reading));
    return (results) => items.map((item) => item(results));
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(
      ([key, item]) => [readText(key, reading), readValue(item, reading)] as const,
    );
    return (results) =>
      Object.fromEntries(
        pairs
          .map(([key, item]) => [keyText(key(results)), item(results)] as const)
          .filter(([key]) => key !== DROPPED),
      );
  }
  return () => value;
}

function keyText(key: unknown): string | typeof DROPPED {
  return key === null ? DROPPED : writeOut(key);
}

function readText(text: string, reading: Reading): Fill {
  if (!isTemplate(text)) return () => text;
  const parts: (string | number)[] = [];
  let at = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', at)) {
    const scanned = scanProgram(text, open + 2, true);
    if (!scanned.closed) {
      reading.faults.push(`"{{" has no matching "}}" in "${text.slice(open, open + 40)}".`);
      break;
    }
    if (open > at) parts.push(text.slice(at, open));
    parts.push(reading.programs.push(text.slice(open + 2, scanned.end - 2).trim()) - 1);
    at = scanned.end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return (results) => {
    const values = parts.map((part) => (typeof part === 'number' ? results[part] : part));
    return values.length === 1 ? values[0] : values.map(writeOut).join('');
  };
}

/** A value inside other text. */
function writeOut(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
