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
