import { expect, test, vi } from 'vitest';
import { click, holdTime, pass, show, typeInto } from '#components/fixtures/screen.tsx';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { FilterEditor } from './filter-editor.tsx';
import type { FilterRule } from './filter-part.ts';

const columns = toColumns({
  identifier: 'service',
  schema: {
    properties: {
      level: { type: 'number', enum: [1, 2, 3] },
      zone: { type: 'string', enum: Array.from({ length: 12 }, (_, index) => `zone ${index}`) },
    },
  },
});

async function open(rule: FilterRule) {
  const onApply = vi.fn();
  await show(<FilterEditor columns={columns} rule={rule} onApply={onApply} />);
  return onApply;
}
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('label, button')].find(
    ({ textContent }) => textContent === name,
  );
const apply = () => click(named('Apply filter'));

test('ticked values are kept as the blueprint has them, in its order', async () => {
  const onApply = await open({ property: 'level', operator: 'in', value: [2] });
  await click(named('3'));
  await click(named('1'));
  await click(named('2'));
  await apply();
  expect(onApply).toHaveBeenCalledExactlyOnceWith({ property: 'level', operator: 'in', value: [1, 3] });
});

test('a condition without a value is not applied and says why', async () => {
  const onApply = await open({ property: 'level', operator: 'in' });
  await apply();
  expect(onApply).not.toHaveBeenCalled();
  expect(document.querySelector('[role=alert]')?.textContent).toContain('no value yet');
  await click(named('1'));
  expect(document.querySelector('[role=alert]')).toBeNull();
});

test('many values are searched', async () => {
  await open({ property: 'zone', operator: 'in' });
  holdTime();
  await typeInto(document.querySelector('[type=search]') as HTMLInputElement, 'ZONE 11');
  await pass(0);
  expect(named('zone 1')).toBeUndefined();
  expect(named('zone 11')).toBeDefined();
});
