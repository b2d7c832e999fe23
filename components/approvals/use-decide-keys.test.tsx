import { beforeEach, expect, it } from 'vitest';
import { press, show } from '#components/fixtures/screen.tsx';
import { useDecideKeys } from './use-decide-keys.ts';

const chosen: string[] = [];

function Page() {
  useDecideKeys((id) => chosen.push(id));
  return (
    <>
      <a href="/approvals?run=r_1" data-run="r_1">
        one
      </a>
      <textarea aria-label="Comment" />
      {['APPROVE', 'DECLINE'].map((decision) => (
        <button key={decision} type="button" data-decide={decision} onClick={() => chosen.push(decision)}>
          {decision}
        </button>
      ))}
    </>
  );
}

let host: HTMLElement;
beforeEach(async () => {
  chosen.length = 0;
  host = await show(<Page />);
});
const focused = () => document.activeElement?.textContent;

it('a and d go to the decision and take none', async () => {
  await press(document.body, 'a');
  expect(focused()).toBe('APPROVE');
  await press(document.body, 'd');
  expect(focused()).toBe('DECLINE');
  expect(chosen).toEqual([]);
});

it('x chooses the row that has the focus, and nothing else', async () => {
  await press(document.body, 'x');
  host.querySelector('a')?.focus();
  await press(document.body, 'x');
  expect(chosen).toEqual(['r_1']);
});

it('they are letters while somebody types', async () => {
  const field = host.querySelector('textarea') as HTMLTextAreaElement;
  field.focus();
  for (const key of ['a', 'd', 'x']) await press(field, key);
  expect(document.activeElement).toBe(field);
  expect(chosen).toEqual([]);
});
