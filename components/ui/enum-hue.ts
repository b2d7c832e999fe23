import type { Hue } from './tag.tsx';

/** The colour names met in blueprints, on our ten categorical colours. */
const NAMED: Record<string, Hue> = {
  blue: 1,
  paleblue: 1,
  orange: 2,
  yellow: 2,
  gold: 2,
  turquoise: 3,
  red: 4,
  green: 5,
  purple: 6,
  lime: 7,
  olive: 7,
  pink: 8,
  bronze: 9,
  darkgray: 10,
  lightgray: 10,
  silver: 10,
};

/**
 * The hue of one enum value as text: the document's colour when it names one, else its place in the list, else none.
 */
export function enumHue(
  value: string,
  values: readonly unknown[] = [],
  colors: Record<string, string> = {},
): Hue | undefined {
  const colour = String(own(colors, value) ?? '').toLowerCase();
  const named = own(NAMED, colour);
  if (named) return named;
  const place = values.findIndex((one) => String(one) === value);
  return place < 0 ? undefined : (((place % 10) + 1) as Hue);
}

/** Values and colours are people's words: `constructor` is one of them, and no property of every map. */
function own<T>(map: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
