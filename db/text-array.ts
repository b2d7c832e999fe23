/** The number PostgreSQL gives the type `text[]`. */
export const TEXT_ARRAY = 1009;

const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^",{}]+)/gs;

/** Reads a one-dimensional `text[]` as PostgreSQL writes it: `{a,"b c","say \"hi\"","back\\slash",NULL}`. */
export function parseTextArray(text: string): (string | null)[] {
  return [...text.matchAll(ELEMENT)].map(([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, '$1');
    return plain === 'NULL' ? null : (plain as string);
  });
}
