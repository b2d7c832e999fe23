import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { gateTo } from '#db/testing/gate-to.ts';
import { testDatabase } from '#db/testing/test-database.ts';

const { url, sql } = await testDatabase();
const gate = await gateTo(url);

test('listening that could not begin leaves nothing behind that begins later', async () => {
  const db = openDatabase({ url: gate.url, applicationName: 'patient' });
  gate.isOpen = false;
  for (let attempt = 0; attempt < 3; attempt++)
    await expect(db.listen('quayside', () => {})).rejects.toThrow();
  gate.isOpen = true;
  const heard: string[] = [];
  const stop = await db.listen('quayside', (topic) => heard.push(topic));
  await pause(300);
  expect(await sql`select query from pg_stat_activity where application_name = 'patient'`).toHaveLength(1);
  await sql`select pg_notify('quayside', 'runs')`;
  await expect.poll(() => heard).toEqual(['runs']);
  await stop();
  await db.close();
});
