import { expect, test } from 'vitest';
import { lockFaults } from './lock-rules.ts';

const wants = { optionalDependencies: { '@scope/linux-x64': '1', '@scope/darwin-x64': '1' } };

test('every platform package that is wanted has an entry', () => {
  const packages = {
    'node_modules/tool': wants,
    'node_modules/@scope/linux-x64': {},
    'node_modules/other/node_modules/@scope/darwin-x64': {},
  };
  expect(lockFaults({ packages })).toEqual([]);
});

test('a hole is found, and who left it', () => {
  const packages = { 'node_modules/tool': wants, 'node_modules/@scope/linux-x64': {} };
  expect(lockFaults({ packages })).toEqual([
    'package-lock.json: node_modules/tool wants @scope/darwin-x64, which has no entry',
  ]);
});

test('no registry is named', () => {
  const packages = { 'node_modules/tool': { resolved: 'https://registry.example/tool.tgz' } };
  expect(lockFaults({ packages })).toHaveLength(1);
});
