import { act } from 'react';
import { expect, it } from 'vitest';
import { show } from '#components/fixtures/screen.tsx';
import { EntityCount } from './entity-count.tsx';
import { type EntityCounts, ShellContext, type ShellData } from './shell-data.ts';

it('keeps its place empty while it is counted, and says when there are more', async () => {
  const counting = Promise.withResolvers<EntityCounts>();
  const shell = { counts: counting.promise } as ShellData;
  const host = await show(
    <ShellContext value={shell}>
      <EntityCount blueprint="service" /> <EntityCount blueprint="deployment" />{' '}
      <EntityCount blueprint="gone" />
    </ShellContext>,
  );
  expect(host.textContent?.trim()).toBe('');
  await act(async () => {
    counting.resolve(
      new Map([
        ['service', { value: 1_204, exact: true }],
        ['deployment', { value: 98_000, exact: false }],
      ]),
    );
  });
  expect(host.textContent?.trim()).toBe('1,204 98,000+');
});

it('is there at once where it was counted before', async () => {
  const shell: Partial<ShellData> = { counts: new Map([['service', { value: 7, exact: true }]]) };
  const host = await show(
    <ShellContext value={shell as ShellData}>
      <EntityCount blueprint="service" />
    </ShellContext>,
  );
  expect(host.textContent).toBe('7');
});
