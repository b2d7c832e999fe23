import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { beat, removeHeartbeat, secondsSinceBeat } from './heartbeats.ts';
import {
  findMachineClient,
  findTokenClient,
  revokeOtherBootstrapClients,
  upsertBootstrapClient,
} from './machine-clients.ts';
import { readSetting, writeSetting } from './settings.ts';

const { db, sql } = await testDatabase();
beforeEach(async () => {
  for (const table of ['machine_clients', 'heartbeats', 'settings']) await sql`delete from ${sql(table)}`;
});

const add = (clientId: string, more: { role?: string; bootstrap?: number; revoked_at?: Date } = {}) =>
  sql`insert into machine_clients ${sql({ id: newId(), client_id: clientId, secret_hash: 's', name: 'N', ...more })}`;
const save = (clientId: string, secretHash = 'salt:hash') =>
  upsertBootstrapClient(db.run, { id: newId(), clientId, secretHash });

describe('a machine client', () => {
  it('is found by its public id, exactly as written, until it is revoked', async () => {
    await add('robot', { role: 'Member' });
    await add('old', { revoked_at: new Date() });
    expect(await findMachineClient(db.run, 'robot')).toMatchObject({
      clientId: 'robot',
      secretHash: 's',
      role: 'Member',
      bootstrap: false,
    });
    expect(await findMachineClient(db.run, 'ROBOT')).toBeUndefined();
    expect(await findMachineClient(db.run, 'old')).toBeUndefined();
    expect(await findMachineClient(db.run, "' or 1=1 --")).toBeUndefined();
  });
});

describe('the client of the environment', () => {
  it('is made once; its next secret replaces the last, and its id stays', async () => {
    const id = await save('boot', 'first');
    expect(await save('boot', 'second')).toBe(id);
    const client = await findMachineClient(db.run, 'boot');
    expect(client).toEqual({ id, clientId: 'boot', secretHash: 'second', role: 'Admin', bootstrap: true });
    expect(await findTokenClient(db.run, id, new Date())).toEqual(client);
  });

  it('takes over one of its name, revoked or lesser as it was', async () => {
    await add('boot', { role: 'Member', revoked_at: new Date() });
    const id = await save('boot');
    expect(await findMachineClient(db.run, 'boot')).toMatchObject({ id, role: 'Admin', bootstrap: true });
  });

  it('leaves no other of its kind behind; clients made by people stay', async () => {
    const before = new Date('2024-01-01T00:00:00Z');
    for (const name of ['boot', 'former']) await save(name);
    await add('robot');
    await add('long ago', { bootstrap: 1, revoked_at: before });
    await revokeOtherBootstrapClients(db.run, 'boot');
    const found = await Promise.all(
      ['boot', 'robot', 'former'].map((name) => findMachineClient(db.run, name)),
    );
    expect(found.map((client) => client?.clientId)).toEqual(['boot', 'robot', undefined]);
    const [kept] = await sql`select revoked_at from machine_clients where client_id = 'long ago'`;
    expect(kept?.revoked_at).toEqual(before);
  });
});

describe('heartbeats', () => {
  const age = (id: string, interval: string) =>
    sql`update heartbeats set beat_at = now() - ${interval}::interval where id = ${id}`;

  it('tell how long ago any process of a kind was heard of', async () => {
    expect(await secondsSinceBeat(db.run, 'worker')).toBeUndefined();
    for (const id of ['one', 'two']) await beat(db.run, { id, kind: 'worker', version: '1.0.0' });
    await age('one', '90 seconds');
    await age('two', '30 seconds');
    const seconds = (await secondsSinceBeat(db.run, 'worker')) ?? 0;
    expect(Math.floor(seconds / 10)).toBe(3);
    expect(await secondsSinceBeat(db.run, 'web')).toBeUndefined();
  });

  it('are one row for each process, which remembers when it began', async () => {
    await beat(db.run, { id: 'one', kind: 'worker' });
    await sql`update heartbeats set started_at = '2024-01-01Z'`;
    await age('one', '1 hour');
    await beat(db.run, { id: 'one', kind: 'worker' });
    expect(await sql`select started_at from heartbeats`).toEqual([
      { started_at: new Date('2024-01-01T00:00:00Z') },
    ]);
    expect(await secondsSinceBeat(db.run, 'worker')).toBeLessThan(60);
  });

  it('end with the process, and with them those of processes that died long ago', async () => {
    for (const id of ['mine', 'dead', 'silent']) await beat(db.run, { id, kind: 'worker' });
    await age('dead', '25 hours');
    await age('silent', '23 hours');
    await removeHeartbeat(db.run, 'mine');
    expect(await sql`select id from heartbeats`).toEqual([{ id: 'silent' }]);
  });
});

describe('settings', () => {
  it.each([[true], [0], ['text'], [{ zebra: [1, null], a: {} }], [['list']]])('hold %j', async (value) => {
    await writeSetting(db.run, 'fact', value);
    expect(await readSetting(db.run, 'fact')).toEqual(value);
  });

  it('are replaced under their key, and unknown ones undefined', async () => {
    await writeSetting(db.run, 'one', 1);
    await writeSetting(db.run, 'two', 2);
    await writeSetting(db.run, 'one', 11);
    expect([await readSetting(db.run, 'one'), await readSetting(db.run, 'two')]).toEqual([11, 2]);
    expect(await readSetting(db.run, 'three')).toBeUndefined();
  });
});
