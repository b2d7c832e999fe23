import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { listOutsideDependents } from './dependents.ts';
import type { EntityKey } from './entities.ts';
import { appendHistory, type HistoryEntry, listHistory } from './history.ts';
import { deleteLinks, listLinkedEntities, listLinks, replaceLinks } from './relations.ts';

const { db, sql } = await testDatabase();
const at = (day: number) => new Date(Date.UTC(2024, 0, day));
const RELATIONS = {
  service: {
    uses: { target: 'system' },
    owner: { target: 'system' },
    next: { target: 'service' },
    "it's": { target: 'service' },
  },
  system: { next: { target: 'system' } },
};
const made: Record<string, EntityKey> = {};
const key = (name: string): EntityKey => made[name] ?? { blueprintId: newId(), id: newId() };

beforeAll(async () => {
  for (const [blueprint, identifiers] of [
    ['service', ['api', 'web', 'job']],
    ['system', ['shop', 'bank']],
  ] as const) {
    const blueprintId = await insertBlueprint(sql, blueprint, { relations: RELATIONS[blueprint] });
    for (const identifier of identifiers) made[identifier] = { blueprintId, id: newId() };
    const written = { createdAt: at(1), createdBy: 'test', updatedAt: at(1), updatedBy: 'test' };
    const rest = { title: null, icon: null, team: [], properties: {}, source: null };
    const rows = identifiers.map((identifier) => ({
      id: key(identifier).id,
      identifier,
      ...rest,
      ...written,
    }));
    await insertEntities(sql, blueprintId, rows);
  }
});
beforeEach(() => sql`delete from entity_relations`);

const link = (source: string, relation: string, ...targets: string[]) =>
  replaceLinks(db.run, key(source), relation, targets.map(key));

describe('the links of an entity', () => {
  it('are as they were given, by relation, in order; what leads elsewhere than its relation is none', async () => {
    await link('api', 'uses', 'shop', 'web', 'bank');
    await link('api', 'next', 'web');
    await link('api', 'gone', 'bank');
    await link('api', 'owner', 'bank');
    await link('web', 'uses', 'bank');
    expect(await listLinks(db.run, key('api'))).toEqual({
      next: ['web'],
      owner: ['bank'],
      uses: ['shop', 'bank'],
    });
    const linked = await listLinkedEntities(db.run, key('api'));
    expect(
      linked.map(({ relation, blueprint, entity }) => `${relation} ${blueprint}/${entity.identifier}`),
    ).toEqual(['next service/web', 'owner system/bank', 'uses system/shop', 'uses system/bank']);
  });

  it('are replaced one relation at a time, also by none', async () => {
    await link('api', 'uses', 'shop', 'bank');
    await link('api', "it's", 'web');
    await link('web', 'uses', 'shop');
    await link('api', 'uses', 'bank', 'shop');
    expect(await listLinks(db.run, key('api'))).toEqual({ "it's": ['web'], uses: ['bank', 'shop'] });
    await link('api', 'uses');
    expect(await listLinks(db.run, key('api'))).toEqual({ "it's": ['web'] });
    expect(await listLinks(db.run, key('web'))).toEqual({ uses: ['shop'] });
  });

  it('are kept when their replacement is undone', async () => {
    await link('api', 'uses', 'shop');
    const twice = db.transaction((tx) => replaceLinks(tx, key('api'), 'uses', [key('bank'), key('bank')]));
    await expect(twice).rejects.toMatchObject({ cause: { code: '23505' } });
    expect(await listLinks(db.run, key('api'))).toEqual({ uses: ['shop'] });
  });

  it('go in both directions when the entity goes; others stay', async () => {
    await link('api', 'uses', 'web');
    await link('web', 'uses', 'shop');
    await link('job', 'uses', 'web', 'bank');
    await deleteLinks(db.run, key('web'));
    expect(await listLinks(db.run, key('api'))).toEqual({});
    expect(await listLinks(db.run, key('web'))).toEqual({});
    expect(await listLinks(db.run, key('job'))).toEqual({ uses: ['bank'] });
  });
});

describe('dependents', () => {
  const dependents = async (targets: string[], limit = 10) =>
    (await listOutsideDependents(db.run, targets.map(key), limit)).map(
      ({ relation, blueprint, entity }) => `${blueprint}/${entity.identifier} ${relation}`,
    );

  it('are all others that point to any of several, whatever the relation', async () => {
    await link('api', 'uses', 'shop');
    await link('web', 'uses', 'bank');
    await link('web', 'owner', 'shop');
    await link('shop', 'next', 'bank');
    await link('job', 'uses', 'web');
    expect((await dependents(['shop', 'bank'])).toSorted()).toEqual([
      'service/api uses',
      'service/web owner',
      'service/web uses',
    ]);
    expect(await dependents([])).toEqual([]);
  });

  it('are neither the entity itself nor one of the others', async () => {
    await link('api', 'next', 'api', 'web');
    expect(await dependents(['api'])).toEqual([]);
    expect(await dependents(['web'])).toEqual(['service/api next']);
    expect(await dependents(['api', 'web'])).toEqual([]);
  });

  it('are none by what is left of relations that are gone or point elsewhere now', async () => {
    await link('api', 'gone', 'shop');
    await link('web', 'next', 'shop');
    await link('job', 'next', 'web');
    expect(await dependents(['shop', 'web'])).toEqual(['service/job next']);
  });

  it('are no more than asked for, always the same ones', async () => {
    await link('job', 'uses', 'shop');
    await link('api', 'uses', 'shop');
    await link('api', 'owner', 'shop');
    expect(await dependents(['shop'], 2)).toEqual(['service/api owner', 'service/api uses']);
  });
});

describe('the history of an entity', () => {
  const entry = (version: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
    id: newId(),
    identifier: 'api',
    version,
    operation: version === 1 ? 'create' : 'update',
    snapshot: { version },
    at: at(version),
    actor: { kind: 'person', id: 'ada' },
    runId: null,
    source: null,
    ...more,
  });
  const append = (name: string, version: number, more: Partial<HistoryEntry> = {}) =>
    appendHistory(db.run, key(name), entry(version, more));
  const spans = async (name: string) =>
    (await listHistory(db.run, key(name), { limit: 10 })).map(({ version, validFrom, validTo }) => [
      version,
      validFrom.getUTCDate(),
      validTo?.getUTCDate(),
    ]);
  beforeEach(() => sql`delete from entity_history`);

  it('has no gap and no overlap: each entry ends when the next begins', async () => {
    for (const version of [1, 2, 3]) await append('api', version);
    expect(await spans('api')).toEqual([
      [3, 3, undefined],
      [2, 2, 3],
      [1, 1, 2],
    ]);
  });

  it('ends with the deletion, which is valid for no time at all', async () => {
    await append('api', 1);
    await append('api', 2, { operation: 'delete' });
    expect(await spans('api')).toEqual([
      [2, 2, 2],
      [1, 1, 2],
    ]);
  });

  it('is its own: that of others goes on', async () => {
    await append('api', 1);
    await append('web', 1, { identifier: 'web' });
    await append('api', 2);
    expect(await spans('web')).toEqual([[1, 1, undefined]]);
  });

  it('tells who, by which run and from where, with the whole entity', async () => {
    const more = {
      runId: 'r_1',
      source: 'curl/8',
      snapshot: { identifier: 'api', properties: { "it's": [null] } },
    };
    await append('api', 1, more);
    const [row] = await listHistory(db.run, key('api'), { limit: 1 });
    expect(row).toMatchObject({ ...more, operation: 'create', actor: { kind: 'person', id: 'ada' } });
  });

  it('is read newest first, page by page', async () => {
    for (const version of [1, 2, 10, 11]) await append('api', version);
    const page = async (before?: number) =>
      (await listHistory(db.run, key('api'), { limit: 2, before })).map(({ version }) => version);
    expect([await page(), await page(10), await page(1)]).toEqual([[11, 10], [2, 1], []]);
  });
});
