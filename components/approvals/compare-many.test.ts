import { expect, it } from 'vitest';
import { runFixture } from '#components/fixtures/run.ts';
import { compareMany } from './compare-many.ts';

const run = (id: string, properties: Record<string, unknown>, body: object = { ref: 'main', inputs: {} }) =>
  runFixture({
    id,
    properties,
    request: JSON.stringify({ method: 'POST', url: 'https://x/dispatches', body }),
  });

it('tells what all share from what differs, inputs by their titles', () => {
  const runs = [
    run('r_1', { role: 'read', person: 'ann' }),
    run('r_2', { role: 'read', person: 'bo', until: 3 }),
  ];
  expect(compareMany(runs, { role: 'Role', person: 'For whom' })).toEqual({
    same: [
      { name: 'Role', value: 'read' },
      { name: 'Sent to', value: 'POST https://x/dispatches' },
      { name: 'Branch', value: 'main' },
    ],
    different: [
      { name: 'For whom', values: ['ann', 'bo'] },
      { name: 'until', values: [undefined, 3] },
    ],
  });
});

it('shows of the request what the inputs do not say, and not its own id', () => {
  const of = (id: string, nodes: number, team: string) =>
    run(id, { nodes }, { ref: 'main', inputs: { nodes: String(nodes), team, quayside_run_id: id } });
  const { same, different } = compareMany([of('r_1', 2, 'net'), of('r_2', 4, 'ops')], {});
  expect(different.map(({ name }) => name)).toEqual(['nodes', 'Workflow input team']);
  expect(same).toContainEqual({ name: 'Workflow input quayside_run_id', value: '<run id>' });
});

it('does not say the entity twice, which names the row', () => {
  const of = (id: string, service: string) => ({
    ...run(id, {}, { ref: 'main', inputs: { service } }),
    entity: { identifier: service },
  });
  expect(compareMany([of('r_1', 'api'), of('r_2', 'web')], {}).different).toEqual([]);
});

it('sees a difference that nobody would see', () => {
  const runs = [run('r_1', { person: 'ann' }), run('r_2', { person: 'ann\u200B' })];
  expect(compareMany(runs, {}).different.map(({ name }) => name)).toEqual(['person']);
});

it('shows a request it cannot read as it is', () => {
  const odd = runFixture({ id: 'r_1', request: 'not json' });
  expect(compareMany([odd], {}).same).toEqual([{ name: 'Request', value: 'not json' }]);
});
