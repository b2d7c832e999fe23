import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

const { sql } = await testDatabase();

const shown = (blueprint: string) => sql`
  select e.identifier, e.title, e.properties, e.version from entities e
  join blueprints b on b.id = e.blueprint_id where b.identifier = ${blueprint} order by e.identifier`;

describe('people as entities', () => {
  it('shows users as they are, and changes with them', async () => {
    const id = newId();
    await sql`insert into users (id, email, name) values (${id}, 'a@example.com', 'Ada')`;
    expect(await shown('_user')).toEqual([
      {
        identifier: 'a@example.com',
        title: 'Ada',
        properties: { role: 'Member', status: 'Active' },
        version: 1,
      },
    ]);
    await sql`update users set role = 'Admin', disabled_at = now(), name = null where id = ${id}`;
    expect(await shown('_user')).toMatchObject([
      { title: 'a@example.com', properties: { role: 'Admin', status: 'Disabled' }, version: 2 },
    ]);
  });

  it('keeps custom properties beside what the table says', async () => {
    const id = newId();
    await sql`insert into teams (id, identifier, title) values (${id}, 'net', 'Network')`;
    await sql`update entities set properties = properties || '{"slack": "#net"}' where id = ${id}`;
    await sql`update teams set description = 'Wires' where id = ${id}`;
    expect(await shown('_team')).toMatchObject([
      { identifier: 'net', properties: { slack: '#net', description: 'Wires' } },
    ]);
  });

  it('leaves the row alone when nothing that is shown changed', async () => {
    await sql`update teams set updated_at = now() where identifier = 'net'`;
    expect((await shown('_team'))[0]?.version).toBe(2);
  });

  it('hides what was deleted, links included', async () => {
    const [team] = await sql`select id from teams where identifier = 'net'`;
    const link = {
      source_blueprint_id: newId(),
      source_id: newId(),
      relation: 'r',
      target_blueprint_id: newId(),
    };
    await sql`insert into entity_relations ${sql({ ...link, target_id: team?.id })}`;
    await sql`delete from teams where identifier = 'net'`;
    expect(await shown('_team')).toEqual([]);
    expect(await sql`select 1 from entity_relations`).toHaveLength(0);
  });

  it('can be made sure of any number of times', async () => {
    await sql`insert into teams (id, identifier, title) values (${newId()}, 'dev', 'Developers')`;
    await sql`delete from entities`;
    await sql`select quayside_ensure_system_blueprints()`;
    await sql`select quayside_ensure_system_blueprints()`;
    expect(await shown('_team')).toMatchObject([{ identifier: 'dev', version: 1 }]);
  });
});
