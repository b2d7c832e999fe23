import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionHolds, evaluateExpression, renderTemplate } from './expression.ts';

const contexts = {
  inputs: { name: 'Gateway', count: 3, dry: false, empty: '' },
  github: { event: { inputs: { name: 'Gateway' } }, run_id: '42' },
  list: ['a', 'b'],
};

describe('evaluateExpression', () => {
  test.each([
    ["inputs.name == 'gateway'", true],
    ["inputs.name != 'gateway'", false],
    ['inputs.count > 2 && !inputs.dry', true],
    ["inputs.empty || 'none'", 'none'],
    ["inputs.dry && 'yes' || 'no'", 'no'],
    ['github.event.inputs.name', 'Gateway'],
    ["github['run_id'] == 42", true],
    ['inputs.missing.deeper', null],
    ["contains(inputs.name, 'WAY')", true],
    ["contains(list, 'b')", true],
    ["startsWith(inputs.name, 'gate') && endsWith(inputs.name, 'WAY')", true],
    ["format('{0}-{1}', inputs.name, inputs.count)", 'Gateway-3'],
    ['fromJSON(\'{"a":[1,2]}\').a[1]', 2],
    ["toJSON('x')", '"x"'],
    ["'it''s'", "it's"],
    ['(1 < 2) == true', true],
    ['1 >= 2 || 2 <= 2', true],
  ])('%s', (source, value) => {
    expect(evaluateExpression(source, { contexts })).toEqual(value);
  });

  test.each([
    ['nobody.knows', 'nobody'],
    ['inputs.name ==', 'end'],
    ['shell()', 'shell'],
    ['a $ b', 'symbol'],
    ["(inputs.name == 'x'", "')'"],
    ['inputs.name inputs.name', 'inputs'],
  ])('%s is refused', (source, part) => {
    expect(() => evaluateExpression(source, { contexts })).toThrow(part);
  });
});

describe('precedence and kinds', () => {
  test.each([
    ['true || false && false', true],
    ['(true || false) && false', false],
    ['!false && false', false],
    ['!(false && false)', true],
    ['!!1', true],
    ["1 == 1 && 'a' || 'b'", 'a'],
    ['1 < 2 == true', true],
    ['null == 0', true],
    ["'' == 0", true],
    ["'1.0' == 1", true],
    ['true == 1', true],
    ["'x' == 0", false],
    ["'x' != 0", true],
    ["'B' > 'a'", true],
    ['inputs == inputs', false],
    ["contains('abc', '')", true],
    ["contains(fromJSON('[1, 2]'), '2')", true],
    ["format('{1} {0} {9}', 'a', 'b')", 'b a '],
  ])('%s', (source, value) => {
    expect(evaluateExpression(source, { contexts })).toEqual(value);
  });

  test('names of a context are found in any case, and nothing that it only inherits', () => {
    expect(evaluateExpression('inputs.NAME', { contexts })).toBe('Gateway');
    for (const name of ['toString', 'constructor', '__proto__', 'length'])
      expect(evaluateExpression(`inputs.${name}`, { contexts })).toBeNull();
  });
});

describe('what does not count', () => {
  test.each([
    ["inputs.empty != '' && fromJSON(inputs.empty)", false],
    ["inputs.empty == '' || fromJSON(inputs.empty)", true],
    ["inputs.dry && (fromJSON('x') || fromJSON('y'))", false],
    ["inputs.dry && fromJSON('x') || 'else'", 'else'],
    ["inputs.dry && fromJSON('x').deep[0] || toJSON(1)", '1'],
  ])('is not evaluated: %s', (source, value) => {
    expect(evaluateExpression(source, { contexts })).toBe(value);
  });

  test.each([
    "inputs.name && fromJSON('x')",
    "inputs.dry || fromJSON('x')",
    "inputs.dry && 1 || fromJSON('x')",
  ])('but this does: %s', (source) => {
    expect(() => evaluateExpression(source, { contexts })).toThrow('JSON');
  });

  test('has to be an expression all the same', () => {
    expect(() => evaluateExpression('inputs.dry && nobody.knows', { contexts })).toThrow('nobody');
    expect(() => evaluateExpression('inputs.dry && (1', { contexts })).toThrow("')'");
  });
});

test('text in quotes is that text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const source = `'${text.replaceAll("'", "''")}'`;
      expect(evaluateExpression(source, { contexts: {} })).toBe(text);
    }),
  );
});

test('a value survives its way through JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(evaluateExpression('fromJSON(toJSON(it))', { contexts: { it: plain } })).toEqual(plain);
    }),
  );
});

test('an input cannot put an expression of its own into a template', () => {
  const typed = `\${{ secrets.TOKEN }}`;
  const scope = { contexts: { inputs: { name: typed }, secrets: { TOKEN: 'secret' } } };
  expect(renderTemplate(`Deploy \${{ inputs.name }} $&`, scope)).toBe(`Deploy ${typed} $&`);
});

test('renderTemplate replaces every expression and leaves other text', () => {
  expect(renderTemplate(`Deploy \${{ inputs.name }} × \${{inputs.count}} $HOME`, { contexts })).toBe(
    'Deploy Gateway × 3 $HOME',
  );
});

describe('conditionHolds', () => {
  test.each([
    [undefined, 'success', true],
    [undefined, 'failure', false],
    ["inputs.name == 'gateway'", 'success', true],
    ["inputs.name == 'gateway'", 'failure', false],
    [`\${{ failure() }}`, 'failure', true],
    ['failure()', 'success', false],
    ['always()', 'cancelled', true],
    ["failure() && inputs.name == 'other'", 'failure', false],
  ] as const)('%s after %s', (condition, status, holds) => {
    expect(conditionHolds(condition, { contexts, status })).toBe(holds);
  });
});
