import { expect, test } from 'vitest';
import { canMatch } from './narrow.ts';
import { parseQuery } from './parse.ts';

const blueprint = (operator: string, value: unknown) => ({ property: '$blueprint', operator, value });
const other = { property: 'tier', operator: '=', value: 'gold' };

test.each([
  ['and', [blueprint('=', 'service'), other], true, false],
  ['and', [blueprint('in', ['service', 'cluster']), other], true, true],
  ['or', [blueprint('=', 'service'), other], true, true],
  ['or', [blueprint('=', 'service'), blueprint('=', 'team')], true, false],
  ['and', [blueprint('!=', 'service')], false, true],
  ['and', [{ combinator: 'or', rules: [blueprint('=', 'x'), blueprint('=', 'y')] }, other], false, false],
  ['and', [], true, true],
  ['and', [{ ...blueprint('=', 'service'), not: true }], false, true],
])('%s %j', (combinator, rules, service, cluster) => {
  const query = parseQuery({ combinator, rules }, { now: new Date(), user: null });
  expect([canMatch(query, 'service'), canMatch(query, 'cluster')]).toEqual([service, cluster]);
});
