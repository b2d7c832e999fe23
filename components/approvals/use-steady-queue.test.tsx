import { expect, it } from 'vitest';
import { runFixture } from '#components/fixtures/run.ts';
import { button, click, show, texts, update } from '#components/fixtures/screen.tsx';
import { useSteadyQueue } from './use-steady-queue.ts';

function Queue({ ids }: { ids: string[] }) {
  const { rows, fresh, renew } = useSteadyQueue(ids.map((id) => runFixture({ id })));
  return (
    <>
      <ol>
        {rows.map(({ run, isGone }) => (
          <li key={run.id}>{isGone ? `(${run.id})` : run.id}</li>
        ))}
      </ol>
      <button type="button" onClick={renew}>
        {fresh} new
      </button>
    </>
  );
}

it('keeps its rows in place while requests come and go, until it is renewed', async () => {
  const host = await show(<Queue ids={['a', 'b', 'c']} />);
  const rows = () => texts(host, 'li');
  await update(<Queue ids={['a', 'c', 'd', 'e']} />);
  expect(rows()).toEqual(['a', '(b)', 'c']);
  expect(button('2 new')).toBeDefined();
  await click(button('2 new'));
  expect(rows()).toEqual(['a', 'c', 'd', 'e']);
  expect(button('0 new')).toBeDefined();
});

it('shows the first that comes at once where there was nothing', async () => {
  const host = await show(<Queue ids={[]} />);
  await update(<Queue ids={['a']} />);
  expect(texts(host, 'li')).toEqual(['a']);
  await update(<Queue ids={[]} />);
  expect(texts(host, 'li')).toEqual(['(a)']);
});
