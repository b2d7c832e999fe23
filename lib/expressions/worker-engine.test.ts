import { afterAll, describe, expect, it } from 'vitest';
import { createExpressionEngine } from './worker-engine.ts';

const engine = createExpressionEngine();
afterAll(() => engine.close());

const failed = { name: 'AppError', code: 'expression_failed' };

describe('evaluate', () => {
  it('gives the first output and null for none', async () => {
    expect(await engine.evaluate('.a.b', { a: { b: [1, 'x', null] } })).toEqual([1, 'x', null]);
    expect(await engine.evaluate('1, 2', null)).toBe(1);
    expect(await engine.evaluate('repeat(1)', null)).toBe(1);
    expect(await engine.evaluate('empty', null)).toBeNull();
    expect(await engine.evaluate('false', undefined)).toBe(false);
  });

  it('takes definitions, comments and single quotes as people write them', async () => {
    expect(await engine.evaluate("def up: ascii_upcase; .a | up == 'GOLD' # yes \\", { a: 'gold' })).toBe(
      true,
    );
    expect(await engine.evaluate('.env.region', { env: { region: 'eu' } })).toBe('eu');
    expect(await engine.evaluate('{env: .x} | .env', { x: 1 })).toBe(1);
  });

  it('carries strings exactly, control characters and foreign scripts included', async () => {
    const text = 'a\u0000b\n\t"\\ £ 漢字 🚢';
    expect(await engine.evaluate('.', { text })).toEqual({ text });
    expect(await engine.evaluate('keys[0]', JSON.parse('{"__proto__": 1}'))).toBe('__proto__');
  });

  it('says what is wrong with a program, without the machinery around it', async () => {
    await expect(engine.evaluate('.a |', {})).rejects.toMatchObject(failed);
    await expect(engine.evaluate('nope(1)', {})).rejects.toThrow('nope/1 is not defined in line 1');
    await expect(engine.evaluate('.a + 1', { a: 'x' })).rejects.toThrow(
      /^The expression failed: .*cannot be added/,
    );
    await expect(engine.evaluate('error("boom")', {})).rejects.toThrow('The expression failed: boom');
    await expect(engine.evaluate('1)), ((2', {})).rejects.toMatchObject(failed);
    await expect(engine.evaluate('(1', {})).rejects.toThrow('brackets');
    await expect(engine.evaluate('"open', {})).rejects.toThrow('brackets');
    await expect(engine.evaluate('', {})).rejects.toMatchObject(failed);
  });
});

describe('bounds', () => {
  it.each([
    '$ENV',
    '$ENV.PATH',
    '"\\($ENV)"',
    'env',
    'env.HOME',
    'input_filename',
    'input',
    '[inputs]',
    'halt',
  ])('does not run %s', async (program) => {
    await expect(engine.evaluate(program, { a: 1 })).rejects.toThrow('is not allowed');
  });

  it.each([
    'import "a" as a; a::x',
    'include "a"; x',
    'def f: 1; import "a" as a; f',
    '"a" | modulemeta',
    'get_search_list',
  ])('reads no files: %s', async (program) => {
    await expect(engine.evaluate(program, null)).rejects.toMatchObject(failed);
  });

  it.each([
    'def f: f; f',
    'def f: 1 + f; f',
    '[range(1e9)] | length',
    'last(repeat(1))',
    '"x" * 1e9',
    '[limit(1e9; repeat("x" * 1000))] | add',
    'def f: {a: f}; f',
    'reduce range(1e9) as $i (""; . + "xxxxxxxxxxxxxxxx")',
    '"(" * 1e5 | test("(" * 50)',
  ])('stops %s within the deadline, and the next expression works', async (program) => {
    await expect(engine.evaluate(program, null)).rejects.toMatchObject({ name: 'AppError' });
    expect(await engine.evaluate('.a', { a: 'fine' })).toBe('fine');
  }, 15_000);

  it('keeps memory flat under programs that grow', async () => {
    await engine.evaluate('.', 1);
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 4; i++) await engine.evaluate('[range(1e8)]', null).catch(() => {});
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  }, 60_000);

  it('refuses programs, inputs and outputs that are too large or too deep', async () => {
    await expect(engine.evaluate(`.${' '.repeat(4_001)}`, 1)).rejects.toThrow('4000 characters');
    await expect(engine.evaluate('.', 'x'.repeat(1_000_001))).rejects.toThrow('1 MB');
    await expect(engine.evaluate('"x" * 2000000', null)).rejects.toMatchObject(failed);
    const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    await expect(engine.evaluate('length', deep(200))).resolves.toBe(1);
    await expect(engine.evaluate('length', deep(3_000))).rejects.toThrow('depth limit');
    await expect(engine.evaluate('length', deep(100_000))).rejects.toMatchObject(failed);
    await expect(engine.evaluateAll(new Array(301).fill('1'), null)).rejects.toMatchObject(failed);
  }, 60_000);

  it('turns callers away when too many wait', async () => {
    const small = createExpressionEngine({ queue: 2 });
    const results = await Promise.allSettled([1, 2, 3].map((n) => small.evaluate(`${n}`, null)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await small.close();
  });
});

describe('batches', () => {
  it('runs several programs on one input and fails as a whole', async () => {
    expect(await engine.evaluateAll(['.a', '.b', 'empty'], { a: 1, b: 2 })).toEqual([1, 2, null]);
    expect(await engine.evaluateAll([], {})).toEqual([]);
    await expect(engine.evaluateAll(['.a', '.a.b.c'], { a: 1 })).rejects.toMatchObject(failed);
    await expect(engine.evaluateAll(['.a', '.b', 'nope'], { a: 1 })).rejects.toThrow('nope/0 is not defined');
  });

  it('keeps programs apart that run together', async () => {
    const programs = [
      'def f: 1; f',
      '. as $x | $x.a',
      '.a # remark',
      'reduce range(3) as $n (0; . + $n)',
      '1, 2',
      'empty',
    ];
    expect(await engine.evaluateAll(programs, { a: 'x' })).toEqual([1, 'x', 'x', 3, 1, null]);
    await expect(engine.evaluateAll(['def f: 1; f', 'f'], {})).rejects.toThrow('f/0 is not defined');
    await expect(engine.evaluateAll(['1 as $x | $x', '$x'], {})).rejects.toThrow('$x is not defined');
  });

  it('runs one program on many inputs, each with its own answer', async () => {
    const inputs = [{ n: 1 }, { n: 'x' }, { n: 3 }, {}];
    const results = await engine.evaluateEach('if .n then .n - 0 | . * 2 else empty end', inputs);
    expect(results).toEqual([
      { value: 2 },
      { error: expect.stringContaining('cannot be subtracted') },
      { value: 6 },
      { value: null },
    ]);
  });

  it('splits what is too much for one round trip', async () => {
    const inputs = Array.from({ length: 30 }, (_, index) => ({ index, filler: 'x'.repeat(100_000) }));
    const results = await engine.evaluateEach('.index', inputs);
    expect(results).toEqual(inputs.map(({ index }) => ({ value: index })));
  });
});
