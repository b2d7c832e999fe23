import { expect, test } from 'vitest';
import { headingOf, pluralOf, titleOf } from './noun.ts';

test.each([
  ['Service', 'services'],
  ['Repository', 'repositories'],
  ['API', 'APIs'],
  ['Deployments', 'deployments'],
  ['Box', 'boxes'],
  ['Gateway', 'gateways'],
  ['Access', 'accesses'],
])('%s reads %s', (title, plural) => {
  expect(pluralOf({ identifier: 'x', title })).toBe(plural);
});

test('an untitled blueprint goes by its identifier', () => {
  expect(titleOf({ identifier: 'k8s_cluster' })).toBe('k8s_cluster');
  expect(titleOf({ identifier: 'k8s_cluster', title: '' })).toBe('k8s_cluster');
});

test('headings begin with a capital', () => {
  expect(headingOf({ identifier: 'x', title: 'Repository' })).toBe('Repositories');
});
