import { expect, it } from 'vitest';
import { click, show, texts } from '#components/fixtures/screen.tsx';
import { ApprovalStrategy, type ApprovalStrategyProps } from './approval-strategy.tsx';

const nobody = { users: [], teams: [], roles: [] };
const three = { users: ['lin@example.com'], teams: ['ops'], roles: ['Admin' as const] };

async function open(
  required: ApprovalStrategyProps['required'],
  approvers: typeof nobody | typeof three = three,
) {
  const chosen: unknown[] = [];
  const host = await show(
    <ApprovalStrategy required={required} approvers={approvers} onChange={(value) => chosen.push(value)} />,
  );
  const choose = (label: string) =>
    click(
      [...host.querySelectorAll<HTMLElement>('[role=radio]')].find((radio) => radio.textContent === label),
    );
  return {
    chosen,
    choose,
    checked: texts(host, '[aria-checked=true]'),
    said: texts(host, '[role=status]')[0],
  };
}

it.each<[unknown, string]>([
  [true, 'Any one'],
  [{ type: 'ANY' }, 'Any one'],
  [{}, 'Any one'],
  [{ type: 'ALL' }, 'One of each'],
  [{ type: 'SOME' }, 'One of each'],
])('shows %j as it is read: %s', async (required, label) => {
  expect((await open(required as never)).checked).toEqual([label]);
});

it('says what the choice comes to', async () => {
  expect((await open({ type: 'ANY' })).said).toBe('The first approval sends the run.');
  expect((await open({ type: 'ALL' })).said).toContain('3 approvals send the run');
  expect((await open({ type: 'ALL' }, nobody)).said).toContain('nobody could approve');
});

it('changes the strategy and keeps what else the document says', async () => {
  const { chosen, choose } = await open({ type: 'ANY', note: 'kept' } as never);
  await choose('One of each');
  expect(chosen).toEqual([{ type: 'ALL', note: 'kept' }]);
});
