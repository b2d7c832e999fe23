import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import {
  eventually,
  type Received,
  type Recorder,
  startForTest,
  startRecorder,
  type TestStandIn,
} from './start-for-test.ts';

let standIn: TestStandIn;
let recorder: Recorder;

async function start(status = 200): Promise<void> {
  recorder = await startRecorder(() => ({ status, body: {} }));
  standIn = await startForTest({ webhook: { url: `${recorder.url}/hook`, secret: 'the secret' } });
}

afterEach(async () => {
  await standIn.close();
  await recorder.close();
});

const named = (item: Received) =>
  `${item.headers['x-github-event']} ${(JSON.parse(item.body) as { action: string }).action}`;
const finished = () =>
  eventually(() => recorder.received.find((item) => named(item) === 'workflow_run completed'));

test('a run announces itself, signed, each delivery under its own GUID', async () => {
  await start();
  await standIn.dispatch({ service: 'api' });
  await finished();
  expect(recorder.received.map(named).sort()).toEqual([
    'workflow_job completed',
    'workflow_job completed',
    'workflow_job in_progress',
    'workflow_job in_progress',
    'workflow_job queued',
    'workflow_job queued',
    'workflow_run completed',
    'workflow_run in_progress',
    'workflow_run requested',
  ]);
  const guids = new Set(recorder.received.map((item) => item.headers['x-github-delivery']));
  expect(guids.size).toBe(9);
  for (const { headers, body } of recorder.received) {
    expect(headers['x-github-delivery']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(headers['x-hub-signature-256']).toBe(
      `sha256=${createHmac('sha256', 'the secret').update(body).digest('hex')}`,
    );
  }
});

test('a delivery that failed is not repeated by itself, is listed, and can be sent again', async () => {
  await start(503);
  await standIn.dispatch({ service: 'api' });
  const lost = await finished();
  const guid = lost.headers['x-github-delivery'];
  const hook = String(lost.headers['x-github-hook-id']);
  const place = `/repos/acme/paths/hooks/${hook}/deliveries`;
  const list = async () =>
    (await (await standIn.get(`${place}?per_page=100`)).json()) as {
      id: number;
      guid: string;
      status_code: number;
      redelivery: boolean;
    }[];
  const delivery = await eventually(async () => (await list()).find((item) => item.guid === guid));
  expect(delivery.status_code).toBe(503);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(recorder.received.filter((item) => item.headers['x-github-delivery'] === guid)).toHaveLength(1);
  expect((await standIn.post(`${place}/${delivery.id}/attempts`)).status).toBe(202);
  const again = await eventually(
    () => recorder.received.filter((item) => item.headers['x-github-delivery'] === guid)[1],
  );
  expect(again.body).toBe(lost.body);
  await eventually(async () => (await list()).find((item) => item.guid === guid && item.redelivery));
  expect((await standIn.post(`${place}/1/attempts`)).status).toBe(404);
});

test('deliveries are paged by cursor', async () => {
  await start();
  await standIn.dispatch({ service: 'api' });
  const { headers } = await finished();
  const place = `/repos/acme/paths/hooks/${headers['x-github-hook-id']}/deliveries?per_page=5`;
  await eventually(() => (standIn.world.store.deliveries.size === 9 ? true : undefined));
  const first = await standIn.get(place);
  const next = /<([^>]+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  const second = await standIn.get(next.slice(standIn.url.length));
  const ids = [await first.json(), await second.json()].flat().map((item) => (item as { id: number }).id);
  expect(new Set(ids).size).toBe(9);
  expect(second.headers.get('link')).toBeNull();
});

test('deliveries are dropped, doubled and delayed when faults say so', async () => {
  await start();
  const faults = standIn.world.faults;
  faults.configure({ webhook: { drop: 1 } });
  await standIn.dispatch({ service: 'dropped' });
  await eventually(() => (faults.fired.webhook_drop === 9 ? true : undefined));
  expect(recorder.received).toEqual([]);
  faults.configure({ webhook: { duplicate: 1 } });
  await standIn.dispatch({ service: 'doubled' });
  await eventually(() => (recorder.received.length === 18 ? true : undefined));
  expect(new Set(recorder.received.map((item) => item.headers['x-github-delivery'])).size).toBe(9);
  faults.configure({ webhook: { delay: 1 }, webhookDelayMs: 150 });
  const asked = performance.now();
  await standIn.dispatch({ service: 'delayed' });
  await eventually(() => (recorder.received.length > 18 ? true : undefined));
  // Timers and this clock may differ by a millisecond.
  expect(performance.now() - asked).toBeGreaterThan(148);
  await eventually(() => (recorder.received.length === 27 ? true : undefined));
  expect(faults.fired.webhook_delay).toBe(9);
});
