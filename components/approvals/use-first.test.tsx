import { expect, it } from 'vitest';
import { show, update } from '#components/fixtures/screen.tsx';
import { useFirst } from './use-first.ts';

function First({ id }: { id: string | undefined }) {
  return <p>{useFirst(id) ?? 'none'}</p>;
}

it('takes the first request that comes and keeps it when that one leaves the queue', async () => {
  const host = await show(<First id={undefined} />);
  expect(host.textContent).toBe('none');
  await update(<First id="one" />);
  expect(host.textContent).toBe('one');
  await update(<First id="two" />);
  expect(host.textContent).toBe('one');
  await update(<First id={undefined} />);
  expect(host.textContent).toBe('one');
});
