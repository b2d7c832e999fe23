import { beforeAll, describe, expect, it } from 'vitest';
import { insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { insertRun } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { type Ability, defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import { findRunNames } from './run-names.ts';
import { findKnownEmails, findKnownTeams, findSubjects } from './run-subjects.ts';
import { findRun, type RunRow } from './runs.ts';

const { db, sql } = await testDatabase();
const everything = defineAbility([{ action: 'manage', subject: 'all' }]);
const ofOps = defineAbility([
  { action: 'read', subject: 'Blueprint' },
  { action: 'read', subject: 'Entity', conditions: { team: { $in: ['ops'] } } },
]);
const nothing = defineAbility([]);

const ids: Record<string, string> = {};
beforeAll(async () => {
  const relations = { uses: { target: 'system' }, owner: { target: 'system' }, was: { target: 'service' } };
  for (const blueprint of ['service', 'system'])
    ids[blueprint] = await insertBlueprint(sql, blueprint, { of: blueprint, relations });
  const at = new Date('2024-05-01T00:00:00Z');
  const entity = (identifier: string, team: string[]) => {
    const id = newId();
    ids[identifier] = id;
    const written = { createdAt: at, createdBy: 'test', updatedAt: at, updatedBy: 'test' };
    return {
      id,
      identifier,
      team,
      title: `The ${identifier}`,
      icon: 'Box',
      properties: { a: 1 },
      source: null,
      ...written,
    };
  };
  await insertEntities(sql, ids.service ?? '', [
    entity('api', ['ops']),
    entity('web', ['dev']),
    entity("it's", ['ops']),
  ]);
  await insertEntities(sql, ids.system ?? '', [
    entity('shop', ['ops']),
    entity('bank', ['dev']),
    entity('mail', ['ops']),
  ]);
  const link = (relation: string, position: number, target: string) =>
    sql`insert into entity_relations values (${ids.service ?? ''}, ${ids.api ?? ''}, ${relation}, ${position},
      ${ids.system ?? ''}, ${ids[target] ?? ''})`;
  await link('uses', 2, 'shop');
  await link('uses', 0, 'mail');
  await link('uses', 1, 'bank');
  await link('owner', 0, 'bank');
  for (const stale of ['was', 'gone']) await link(stale, 0, 'shop');
});

describe('the subjects of a run', () => {
  const find = (identifiers: string[], ability: Ability = everything, blueprint = 'service') =>
    findSubjects(db.run, ability, blueprint, identifiers);

  it('are entities with their blueprint’s document and what they point to, in order', async () => {
    const [subject, ...others] = await find(['api', 'missing']);
    expect(others).toEqual([]);
    expect(subject).toMatchObject({
      id: ids.api,
      document: { identifier: 'service', of: 'service' },
      entity: { identifier: 'api', title: 'The api', team: ['ops'], properties: { a: 1 } },
    });
    expect(subject?.links).toEqual({ owner: ['bank'], uses: ['mail', 'bank', 'shop'] });
  });

  it('are looked for in their blueprint only, by exact identifiers', async () => {
    expect((await find(["it's", 'web'])).map(({ entity }) => entity.identifier).sort()).toEqual([
      "it's",
      'web',
    ]);
    expect(await find(['api'], everything, 'system')).toEqual([]);
    expect(await find(['api'], everything, 'missing')).toEqual([]);
    expect(await find([])).toEqual([]);
  });

  it('are missing when the caller may not read them, and so are targets', async () => {
    const found = await find(['api', 'web'], ofOps);
    expect(found.map(({ entity }) => entity.identifier)).toEqual(['api']);
    expect(found[0]?.links).toEqual({ uses: ['mail', 'shop'] });
    expect(await find(['api'], nothing)).toEqual([]);
  });

  it('that point to nothing have no links', async () => {
    expect((await find(['web']))[0]?.links).toEqual({});
  });
});

describe('known people and teams', () => {
  it('are those who can sign in, by address in lower case', async () => {
    await sql`insert into users (id, email, disabled_at) values (${newId()}, 'Ada@Example.com', null),
      (${newId()}, 'gone@example.com', now())`;
    const asked = ['ADA@example.com', 'gone@example.com', 'nobody@example.com'];
    expect(await findKnownEmails(db.run, asked)).toEqual(['ada@example.com']);
    expect(await findKnownEmails(db.run, [])).toEqual([]);
  });

  it('are those of exactly these identifiers', async () => {
    await sql`insert into teams (id, identifier, title) values (${newId()}, 'ops', 'Ops')`;
    expect(await findKnownTeams(db.run, ['ops', 'Ops', 'o%'])).toEqual(['ops']);
    expect(await findKnownTeams(db.run, [])).toEqual([]);
  });
});

describe('the names in a run', () => {
  const actionId = newId();
  const load = async (...rows: Parameters<typeof insertRun>[1][]): Promise<RunRow[]> => {
    const added = await Promise.all(rows.map((row) => insertRun(db.run, row)));
    return (await Promise.all(added.map((id) => findRun(db.run, id)))).filter((row) => row !== undefined);
  };
  beforeAll(async () => {
    await sql`insert into actions (id, identifier, title, trigger_type, document, permissions, created_by, updated_by)
      values (${actionId}, 'deploy', 'Deploy it', 'self-service', '{"icon": "Rocket"}', '{}', 'test', 'test')`;
  });

  it('are titles and icons of actions, blueprints and entities', async () => {
    const about = { actionId, blueprintIdentifier: 'service', entityId: ids.api ?? '' };
    const names = await findRunNames(db.run, everything, await load(about, about));
    expect([...names.actions]).toEqual([[actionId, { key: actionId, title: 'Deploy it', icon: 'Rocket' }]]);
    expect(names.blueprints.get('service')).toMatchObject({ title: 'service', icon: null });
    expect(names.entities.get(ids.api ?? '')).toMatchObject({ title: 'The api', icon: 'Box' });
  });

  it('leave out what is gone and entities the caller may not read', async () => {
    const hidden = { blueprintIdentifier: 'service', entityId: ids.web ?? '' };
    const gone = { actionId: newId(), blueprintIdentifier: 'gone', entityId: newId() };
    const names = await findRunNames(db.run, ofOps, await load(hidden, gone, {}));
    expect(names.actions.size).toBe(0);
    expect([...names.blueprints.keys()]).toEqual(['service']);
    expect(names.entities.size).toBe(0);
  });

  it('of no runs are none', async () => {
    const names = await findRunNames(db.run, everything, []);
    expect([names.actions.size, names.blueprints.size, names.entities.size]).toEqual([0, 0, 0]);
  });
});
