import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = [number, number, number];

const CSS = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');

/** Both values of every colour token, as linear light. */
const TOKENS = new Map<string, { light: Rgb; dark: Rgb }>();
const OKLCH = String.raw`\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)\s*`;
const PAIR = new RegExp(String.raw`--([\w-]+):\s*light-dark\(${OKLCH},${OKLCH}\)`, 'g');
for (const [, name = '', ...parts] of CSS.matchAll(PAIR)) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parts.map(Number);
  if (!TOKENS.has(name)) TOKENS.set(name, { light: linear(a, b, c), dark: linear(d, e, f) });
}

/** OKLCH to linear sRGB, clipped to what a screen can show. */
function linear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb: Rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return rgb.map((part) => Math.min(1, Math.max(0, part))) as Rgb;
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [high, low] = [one, other]
    .map((name) => {
      const color = TOKENS.get(name);
      if (!color) throw new Error(`No token --${name}`);
      const [r, g, b] = color[theme];
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    })
    .sort((left, right) => right - left) as [number, number];
  return high / low;
}

type Pairs = [string, string][];

const GROUNDS = ['canvas', 'surface', 'surface-2', 'surface-3', 'overlay', 'selected'];
/** Where words and marks of a state, a kind or a control stand. */
const SHEETS = ['surface', 'surface-2', 'overlay'];
const TONES = ['success', 'warning', 'danger', 'info'];
const HUES = Array.from({ length: 10 }, (_, index) => `cat-${index + 1}`);
const LEVELS = ['level-bronze', 'level-silver', 'level-gold'];

const each = (fronts: readonly string[], grounds: readonly string[]): Pairs =>
  grounds.flatMap((ground) => fronts.map((front): [string, string] => [front, ground]));

const TEXT: Pairs = [
  ...each(['ink', 'ink-2', 'ink-3', 'accent'], GROUNDS),
  ...each([...TONES, ...LEVELS], [...SHEETS, 'selected']),
  ...TONES.flatMap((tone) => each([tone, 'ink', 'ink-2'], [`${tone}-tint`])),
  ...HUES.flatMap((hue) => each([`${hue}-ink`, 'ink'], [`${hue}-tint`])),
  ...each(['accent-on'], ['accent-solid', 'accent-hover']),
  ...each(['danger-on'], ['danger-solid']),
  ...each(['accent', 'ink', 'ink-2'], ['accent-tint']),
  ...each(['ink', 'ink-2'], ['neutral-tint']),
];

const MARKS: Pairs = [
  ...each(HUES, SHEETS),
  // A flag and its field.
  ...HUES.flatMap((hue) => each([hue], [`${hue}-tint`])),
  ...each(
    [...TONES, 'neutral'].map((tone) => `${tone}-solid`),
    ['surface'],
  ),
  ...each(['control', 'accent-solid'], ['surface', 'overlay']),
  ...each(['focus'], GROUNDS),
];

describe.each(['light', 'dark'] as const)('tokens in the %s theme', (theme) => {
  it.each(TEXT)('%s can be read on %s', (ink, ground) => {
    expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('%s can be seen on %s', (mark, ground) => {
    expect(contrast(mark, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

it('measures as the standard does', () => {
  TOKENS.set('black', { light: [0, 0, 0], dark: [0, 0, 0] });
  TOKENS.set('white', { light: [1, 1, 1], dark: [1, 1, 1] });
  expect(contrast('black', 'white', 'light')).toBeCloseTo(21, 5);
  expect(TOKENS.size).toBeGreaterThan(65);
});
