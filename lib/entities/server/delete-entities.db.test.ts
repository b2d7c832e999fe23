import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { newId } from '#lib/ids.ts';
import { deleteEntities } from './delete-entities.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { previewDeletion } from './preview-deletion.ts';

const { sql, world, admin, dev, blueprint, upsert } = await entityWorld();
await blueprint({
  identifier: 'node',
  relations: { parent: { target: 'node' }, uses: { target: 'node', many: true } },
});

const put = (identifier: string, relations = {}, team: string[] = []) =>
  upsert('node', { identifier, title: identifier.toUpperCase(), relations, team });
const left = async () =>
  (
    await sql`select e.identifier from entities e join blueprints b on b.id = e.blueprint_id
      where b.identifier = 'node' order by e.identifier`
  )
    .map(({ identifier }) => identifier)
    .join(' ');
const target = (identifiers: string[]) => ({ blueprint: 'node', identifiers });
const preview = async (identifiers: string[], actor: Actor = admin) =>
  previewDeletion(await world.as(actor), target(identifiers));
const remove = async (identifiers: string[], actor: Actor = admin) =>
  deleteEntities(await world.as(actor), target(identifiers));

const hide = async (identifier: string) => {
  const rule = {
    title: 'hide',
    effect: 'cannot',
    verbs: ['read'],
    subject: 'Entity',
    conditions: { identifier },
    appliesTo: { users: [], teams: ['dev'], roles: [] },
  };
  await sql`insert into policies (id, title, document, created_by, updated_by)
    values (${newId()}, 'hide', ${sql.json(rule)}, 't', 't')`;
};

describe('deleting several together', () => {
  it('takes what points to each other, in a circle too, each audited', async () => {
    await put('a');
    await put('b', { parent: 'a' });
    await upsert('node', { identifier: 'a', relations: { parent: 'b' } }, { upsert: true, merge: true });
    const said = await preview(['a', 'b', 'a']);
    expect(said).toEqual({
      entities: [
        { identifier: 'a', title: 'A' },
        { identifier: 'b', title: 'B' },
      ],
      errors: [],
    });
    expect(await left()).toContain('a b');
    const ctx = await world.as(admin);
    expect(await deleteEntities(ctx, target(['a', 'b', 'a']))).toEqual(said);
    expect((await world.auditOf(ctx)).sort()).toEqual(['entity.delete a', 'entity.delete b']);
    expect(await left()).not.toMatch(/\b[ab]\b/);
  });

  it('leaves what something points to that stays, and what that points to, and says so', async () => {
    await put('low');
    await put('middle', { parent: 'low' });
    await put('high', { uses: ['middle'] });
    await put('free');
    const marked = ['low', 'middle', 'free'];
    const said = await preview(marked);
    expect(said.entities).toEqual([{ identifier: 'free', title: 'FREE' }]);
    expect(said.errors).toEqual([
      expect.objectContaining({
        identifier: 'middle',
        statusCode: 409,
        error: 'has_dependents',
        details: [expect.objectContaining({ message: expect.stringContaining('"high" of the blueprint') })],
      }),
      expect.objectContaining({ identifier: 'low', error: 'has_dependents' }),
    ]);
    expect(await remove(marked)).toEqual(said);
    expect(await left()).toBe('high low middle');
    expect((await remove(['low', 'middle', 'high'])).entities).toHaveLength(3);
  });

  it('leaves what the caller may not delete, and knows nothing of what the caller may not see', async () => {
    await put('mine', {}, ['dev']);
    await put('theirs', {}, ['ops']);
    await put('secret', {}, ['dev']);
    await hide('secret');
    const said = await preview(['mine', 'theirs', 'secret', 'nothing'], dev);
    expect(said.entities.map(({ identifier }) => identifier)).toEqual(['mine']);
    expect(said.errors.map(({ identifier, error }) => [identifier, error])).toEqual([
      ['theirs', 'forbidden'],
      ['secret', 'not_found'],
      ['nothing', 'not_found'],
    ]);
    const [, secret, nothing] = said.errors;
    expect(secret?.message.replace('secret', 'nothing')).toBe(nothing?.message);
    expect(await remove(['mine', 'theirs', 'secret', 'nothing'], dev)).toEqual(said);
    await sql`delete from policies`;
    expect(await left()).toBe('secret theirs');
  });

  it('takes what points to them along when asked, or nothing at all', async () => {
    await put('base', {}, ['dev']);
    await put('plain', {}, ['dev']);
    await put('near', { parent: 'base' }, ['dev']);
    await put('far', { uses: ['near'] }, ['ops']);
    const along = { ...target(['base', 'plain', 'nothing']), deleteDependents: true };
    const before = await left();
    await expect(deleteEntities(await world.as(dev), along)).rejects.toEqual(refused('forbidden'));
    expect(await left()).toBe(before);
    const ctx = await world.as(admin);
    const { entities, errors } = await deleteEntities(ctx, along);
    expect(entities.map(({ identifier }) => identifier)).toEqual(['base', 'plain']);
    expect(errors.map(({ identifier, error }) => [identifier, error])).toEqual([['nothing', 'not_found']]);
    const gone = ['base', 'far', 'near', 'plain'];
    expect((await world.auditOf(ctx)).sort()).toEqual(gone.map((name) => `entity.delete ${name}`));
    expect((await left()).split(' ').filter((name) => gone.includes(name))).toEqual([]);
  });

  it('takes along nothing that the caller may not see, though it might be deleted, and does not name it', async () => {
    await put('seen', {}, ['dev']);
    await put('unseen', { parent: 'seen' }, ['dev']);
    await hide('unseen');
    const along = { ...target(['seen']), deleteDependents: true };
    const refusal = await deleteEntities(await world.as(dev), along).catch((error: unknown) => error);
    expect(refusal).toEqual(refused('forbidden'));
    expect(JSON.stringify(refusal) + String(refusal)).not.toContain('unseen');
    expect(await left()).toContain('seen');
    expect(await left()).toContain('unseen');
    await sql`delete from policies`;
    expect((await deleteEntities(await world.as(dev), along)).entities).toHaveLength(1);
    expect(await left()).not.toContain('seen');
  });

  it('refuses more than a person can look over, and blueprints that are not there', async () => {
    const many = Array.from({ length: 501 }, (_, n) => `e${n}`);
    await expect(preview(many)).rejects.toEqual(refused('too_many_items'));
    await expect(remove(many)).rejects.toEqual(refused('too_many_items'));
    const ctx = await world.as(admin);
    const nowhere = { blueprint: 'nope', identifiers: ['a'] };
    await expect(previewDeletion(ctx, nowhere)).rejects.toEqual(refused('not_found'));
    await expect(deleteEntities(ctx, nowhere)).rejects.toEqual(refused('not_found'));
  });

  it('leaves people where they are', async () => {
    const [person] = await sql`
      select e.identifier from entities e join blueprints b on b.id = e.blueprint_id where b.identifier = '_user' limit 1`;
    const people = { blueprint: '_user', identifiers: [person?.identifier ?? 'missing'] };
    const { entities, errors } = await deleteEntities(await world.as(admin), people);
    expect([entities, errors[0]?.error]).toEqual([[], 'invalid_state']);
  });
});
