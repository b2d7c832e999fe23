/** Deepest nesting of arrays and objects in a body. */
export const MOST_LEVELS = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** Whether `bytes`, JSON or not, nests deeper than `levels`; a loop, so that depth cannot exhaust the stack. */
export function isTooDeep(bytes: Uint8Array, levels: number = MOST_LEVELS): boolean {
  let depth = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number;
    if (byte === QUOTE) index = endOfString(bytes, index);
    else if (OPEN.has(byte)) {
      if (++depth > levels) return true;
    } else if (CLOSE.has(byte)) depth--;
  }
  return false;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let index = start + 1;
  while (index < bytes.length && bytes[index] !== QUOTE) index += bytes[index] === BACKSLASH ? 2 : 1;
  return index;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},]|-?\d[\d.eE+-]*/gs;
/** Up to 15 significant digits without exponent survive a double. */
const LONG = /\d[\d.]{15}|\d[eE]/;

/**
 * JSON Pointer of the first number of valid JSON that a double cannot hold exactly (`1e400`, integers beyond
 * 2^53, too many digits); it would be stored as something else than was sent.
 */
export function firstInexactNumber(text: string): string | undefined {
  if (!LONG.test(text)) return undefined;
  const path: (string | number)[] = [];
  const inArray: boolean[] = [];
  let expectsKey = false;
  for (const { 0: token } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      inArray.push(token === '[');
      path.push(token === '[' ? 0 : '');
      expectsKey = token === '{';
    } else if (token === '}' || token === ']') {
      inArray.pop();
      path.pop();
      expectsKey = false;
    } else if (token === ',') {
      const array = inArray.at(-1) === true;
      if (array) path.push((path.pop() as number) + 1);
      expectsKey = !array;
    } else if (token.startsWith('"')) {
      if (expectsKey) path[path.length - 1] = JSON.parse(token) as string;
      expectsKey = false;
    } else if (!isExact(token)) return toPointer(path);
  }
  return undefined;
}

/** Whether the decimal number in `token` is what JavaScript prints after parsing it. */
export function isExact(token: string): boolean {
  if (token.length <= 15 && !/[eE]/.test(token)) return true;
  const value = Number(token);
  return Number.isFinite(value) && normalise(token) === normalise(String(value));
}

/** `-12.50e3` → `-125e2`: sign, digits without outer zeros, exponent. */
function normalise(token: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token);
  if (!match) return token;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}

export function toPointer(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
