import { expect, it } from 'vitest';
import { matchOptions } from './combobox-option.ts';

const OPTIONS = [
  { value: 'sig-node', label: 'Node' },
  { value: 'network', label: 'Network', hint: 'net@example.com' },
  { value: 'subnet', label: 'Subnet' },
];

it('offers everything at first, up to the limit', () => {
  expect(matchOptions(OPTIONS, ' ')).toHaveLength(3);
  expect(matchOptions(OPTIONS, '', 2)).toHaveLength(2);
});

it('puts first what starts with the text', () => {
  expect(matchOptions(OPTIONS, 'NET').map((option) => option.value)).toEqual(['network', 'subnet']);
});

it('looks into value and hint too', () => {
  expect(matchOptions(OPTIONS, 'sig-')[0]?.value).toBe('sig-node');
  expect(matchOptions(OPTIONS, 'example.com')[0]?.value).toBe('network');
  expect(matchOptions(OPTIONS, 'nobody')).toEqual([]);
});
