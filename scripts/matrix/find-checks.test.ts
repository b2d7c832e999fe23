import { expect, it } from 'vitest';
import { findChecks } from './find-checks.ts';

it('finds calls over several lines, with parentheses and quotes inside, and takes each out alone', () => {
  const source = [
    `import { authorise } from './authorise.ts';`,
    '/** Asks `authorise(` first. */',
    `if (!own) authorise(ctx, 'read', 'Run :)', of(row));`,
    'authorise(',
    '  ctx,',
    `  'update',`,
    ');',
  ].join('\n');
  const found = findChecks(source);
  expect(found.map(({ line, call }) => [line, call])).toEqual([
    [3, `authorise(ctx, 'read', 'Run :)', of(row))`],
    [4, `authorise( ctx, 'update', )`],
  ]);
  expect(found[0]?.without).toContain('if (!own) void 0;\nauthorise(');
  expect(found[1]?.without.endsWith('\nvoid 0;')).toBe(true);
});

it('lets every row match where a condition stood, and leaves definitions alone', () => {
  const source = 'export function readCondition(a) {}\nand(readCondition(a, verb), entityCondition(a)(t))';
  expect(findChecks(source).map(({ without }) => without.split('\n')[1])).toEqual([
    'and(undefined, entityCondition(a)(t))',
    'and(readCondition(a, verb), (() => undefined)(t))',
  ]);
});
