import { beforeEach, describe, expect, it } from 'vitest';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { PolicyDocument } from '#lib/access/policy.ts';
import { newId } from '#lib/ids.ts';
import { deletePolicyRow, listPolicyDocuments, listPolicyRows, lockPolicy, writePolicy } from './policies.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from policies`);

const policy = (title: string, more: Partial<PolicyDocument> = {}): PolicyDocument => ({
  title,
  effect: 'can',
  verbs: ['read'],
  subject: 'Entity',
  appliesTo: { users: [], teams: [], roles: ['Member'] },
  ...more,
});
const write = (id: string, document: PolicyDocument, by = 'ada') => writePolicy(db.run, { id, document, by });

describe('policies', () => {
  it('are listed oldest first, for later ones to win, by id within one moment', async () => {
    const moments = { c: '2024-01-01', a: '2024-01-02', d: '2024-01-03', b: '2024-01-03' };
    const ids = ['1', '2', '4', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
    for (const [index, [title, at]] of Object.entries(moments).entries()) {
      await write(ids[index] ?? '', policy(title));
      await sql`update policies set created_at = ${at}::timestamptz where title = ${title}`;
    }
    expect((await listPolicyDocuments(db.run)).map(({ title }) => title)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('are kept key by key as they were written', async () => {
    const document = policy('“Odd”', {
      effect: 'cannot',
      conditions: { $or: [{ team: { $in: ["o'ps"] } }, { 'properties.zebra': 1, 'properties.a': null }] },
      reason: 'because',
    });
    const row = await write(newId(), document);
    expect(JSON.stringify(row.document)).toBe(JSON.stringify(document));
    expect(await listPolicyRows(db.run)).toEqual([row]);
  });

  it('are replaced under their id, with who did it; who made them stays', async () => {
    const [id, other] = [newId(), newId()];
    const first = await write(id, policy('first'));
    const untouched = await write(other, policy('other'));
    await sql`update policies set updated_at = '2020-01-01Z'`;
    const second = await write(id, policy('second'), 'ben');
    expect(second).toMatchObject({ id, createdBy: 'ada', createdAt: first.createdAt, updatedBy: 'ben' });
    expect(Number(second.updatedAt)).toBeGreaterThanOrEqual(Number(first.updatedAt));
    expect(second.document.title).toBe('second');
    expect(await listPolicyRows(db.run)).toMatchObject([second, { document: untouched.document }]);
    expect(await sql`select title from policies where id = ${id}`).toEqual([{ title: 'second' }]);
  });

  it('are locked one by one, and removed one by one', async () => {
    const [one, other] = [await write(newId(), policy('one')), await write(newId(), policy('other'))];
    await db.transaction(async (tx) => {
      expect(await lockPolicy(tx, one.id)).toEqual(one);
      expect(await lockPolicy(tx, newId())).toBeUndefined();
      expect(await lockableRows(sql, 'policies', 'id')).toEqual([other.id]);
      await deletePolicyRow(tx, one.id);
    });
    expect(await listPolicyRows(db.run)).toEqual([other]);
  });
});
