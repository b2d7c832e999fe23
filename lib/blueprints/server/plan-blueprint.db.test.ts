import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { anonymous, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { upsertEntity } from '#lib/entities/server/upsert-entity.ts';
import { createView } from '#lib/views/server/create-view.ts';
import { createBlueprint } from './create-blueprint.ts';
import { getBlueprint } from './get-blueprint.ts';
import { planBlueprint } from './plan-blueprint.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member' });
const refused = (code: string) => expect.objectContaining({ name: 'AppError', code });

const properties = {
  tier: { type: 'string', title: 'Tier' },
  size: { type: 'number' },
  site: { type: 'string' },
  owner: { type: 'string' },
};
const relations = { system: { target: 'system', many: true }, parent: { target: 'service' } };
const service = { identifier: 'service', title: 'Service', schema: { properties }, relations };
const withProperties = (changes: Record<string, unknown>, more = {}) => ({
  ...service,
  schema: { properties: { ...properties, ...changes }, ...more },
});

const plan = async (document: unknown, more = {}) =>
  planBlueprint(await world.as(admin), { identifier: 'service', document, ...more });
const figures = async (document: unknown) =>
  (await plan(document)).changes.map(({ kind, what, name, rows, failing, examples }) => [
    `${kind} ${what} ${name}`,
    rows,
    failing,
    examples.map(({ identifier }) => identifier),
  ]);

beforeAll(async () => {
  const ctx = () => world.as(admin);
  const add = async (blueprint: string, entity: Record<string, unknown>) =>
    upsertEntity(await ctx(), { blueprint, entity });
  await createBlueprint(await ctx(), { document: { identifier: 'system' } });
  await createBlueprint(await ctx(), { document: service });
  await createBlueprint(await ctx(), {
    document: {
      identifier: 'team-page',
      relations: { service: { target: 'service' } },
      mirrorProperties: { tier: { title: 'Tier of it', path: 'service.tier' } },
    },
  });
  for (const [title, shared] of [
    ['Everybody’s', true],
    ['The member’s own', false],
  ] as const)
    await createView(await world.as(member), { blueprint: 'service', title, shared, state: 'group=tier' });
  await createAction(await ctx(), {
    document: githubAction({
      identifier: 'scale',
      title: 'Scale it',
      trigger: { type: 'self-service', operation: 'DAY-2', blueprintIdentifier: 'service' },
      invocationMethod: {
        ...githubAction().invocationMethod,
        workflowInputs: { tier: '{{ .entity.properties.tier }}' },
      } as never,
    }),
  });
  for (const name of ['a', 'b']) await add('system', { identifier: name });
  await add('service', {
    identifier: 'one',
    properties: { tier: 'gold', size: 1 },
    relations: { system: ['a', 'b'] },
  });
  await add('service', {
    identifier: 'two',
    title: 'Two',
    properties: { tier: 'silver', site: 'https://two.example' },
  });
  await add('service', {
    identifier: 'three',
    properties: { size: 30, site: 'nowhere', tier: null },
    relations: { system: ['a'] },
  });
});

describe('planBlueprint', () => {
  it('counts those that hold a value and those it would not fit', async () => {
    expect(
      await figures(withProperties({ tier: { type: 'string', title: 'Tier', enum: ['gold'] } })),
    ).toEqual([['change property tier', 2, 1, ['two']]]);
    expect(await figures(withProperties({ size: { type: 'number', maximum: 9 } }))).toEqual([
      ['change property size', 2, 1, ['three']],
    ]);
    expect(await figures(withProperties({ size: { type: 'string' } }))).toEqual([
      ['change property size', 2, 2, ['one', 'three']],
    ]);
    expect(await figures(withProperties({}, { required: ['tier'] }))).toEqual([
      ['add required tier', 2, 1, ['three']],
    ]);
  });

  it('leaves to the validator what SQL cannot tell', async () => {
    expect(await figures(withProperties({ site: { type: 'string', format: 'url' } }))).toEqual([
      ['change property site', 2, 1, ['three']],
    ]);
    expect(await figures(withProperties({ tier: { type: 'string', title: 'Tier', pattern: '^s' } }))).toEqual(
      [['change property tier', 2, 1, ['one']]],
    );
  });

  it('counts links as values', async () => {
    const changed = (system: object) => ({ ...service, relations: { ...relations, system } });
    expect(await figures(changed({ target: 'system' }))).toEqual([['change relation system', 2, 1, ['one']]]);
    expect(await figures(changed({ target: 'system', many: true, required: true }))).toEqual([
      ['change relation system', 2, 1, ['two']],
    ]);
    expect(await figures(changed({ target: 'service', many: true }))).toEqual([
      ['change relation system', 2, 2, ['one', 'three']],
    ]);
    const { system: _, ...rest } = relations;
    expect(await figures({ ...service, relations: rest })).toEqual([['remove relation system', 2, 0, []]]);
  });

  it('writes nothing, and says how many entities there are', async () => {
    const before = await database.sql`select count(*) from audit_events`;
    const { rows, changes } = await plan(withProperties({ tier: { type: 'number' } }));
    expect(rows).toEqual({ value: 3, exact: true });
    expect(changes).toMatchObject([{ exact: true, path: '/schema/properties/tier' }]);
    expect((await getBlueprint(await world.as(member), { identifier: 'service' })).version).toBe(1);
    expect(await database.sql`select count(*) from audit_events`).toEqual(before);
  });

  it('names those who use what goes or changes', async () => {
    const { tier: _, ...rest } = properties;
    const { changes } = await plan({ ...service, schema: { properties: rest } });
    expect(changes).toMatchObject([
      {
        kind: 'remove',
        usedBy: [
          { kind: 'mirror', name: 'tier', title: 'Tier of it', blueprint: 'team-page' },
          { kind: 'action', name: 'scale', title: 'Scale it' },
          { kind: 'view', title: 'Everybody’s' },
        ],
      },
    ]);
  });

  it('counts every entity for a new name, and says that nothing changes', async () => {
    const { changes, warnings } = await plan({ ...service, identifier: 'renamed' });
    expect(changes).toMatchObject([
      {
        kind: 'rename',
        rows: 3,
        failing: 0,
        usedBy: [{ kind: 'relation', name: 'service' }, { kind: 'action' }],
      },
    ]);
    expect(warnings).toEqual([]);
    expect((await plan(service)).changes).toEqual([]);
    expect((await plan({ title: 'Service' })).changes.map(({ what }) => what)).toContain('relation');
  });

  it('plans a new one', async () => {
    const ctx = await world.as(admin);
    const document = { identifier: 'fresh', relations: { r: { target: 'nowhere' } } };
    expect(await planBlueprint(ctx, { document })).toMatchObject({
      changes: [{ kind: 'add', what: 'blueprint', sentence: expect.stringContaining('“fresh”') }],
      warnings: [{ code: 'unknown_target' }],
      rows: { value: 0, exact: true },
    });
  });
});

describe('what saving would refuse is refused', () => {
  it.each([
    ['a broken document', { schema: { properties: { a: { $ref: '#' } } } }, {}, 'schema_too_complex'],
    ['a taken name', { ...service, identifier: 'system' }, {}, 'already_exists'],
    ['a stale version', service, { expectedVersion: 7 }, 'stale_version'],
    ['nothing there', service, { identifier: 'none' }, 'not_found'],
    ['a text of ours taken away', { identifier: '_team' }, { identifier: '_team' }, 'invalid_input'],
    ['a new one of that name', service, { identifier: undefined }, 'already_exists'],
  ])('%s', async (_, document, more, code) => {
    await expect(plan(document, more)).rejects.toEqual(refused(code));
  });

  it('those who may not save', async () => {
    const as = async (actor: typeof admin | typeof anonymous, identifier?: string) =>
      planBlueprint(await world.as(actor), {
        document: { ...service, identifier: 'x' },
        ...(identifier ? { identifier } : {}),
      });
    await expect(as(member, 'service')).rejects.toEqual(refused('forbidden'));
    await expect(as(member)).rejects.toEqual(refused('forbidden'));
    await expect(as(anonymous, 'service')).rejects.toEqual(refused('unauthenticated'));
  });
});

it('counts what the caller may not see, and shows none of it', async () => {
  const steward = await world.person({ name: 'steward', role: 'Admin' });
  const appliesTo = { users: [steward.email], teams: [], roles: [] };
  const rule = (subject: string, conditions: object) => ({
    title: subject,
    effect: 'cannot',
    verbs: ['read'],
    subject,
    conditions,
    appliesTo,
  });
  await savePolicy(await world.as(admin), { document: rule('Entity', { identifier: 'two' }) });
  await savePolicy(await world.as(admin), { document: rule('Blueprint', { identifier: 'team-page' }) });
  await savePolicy(await world.as(admin), { document: rule('Action', { identifier: 'scale' }) });
  const document = withProperties({
    tier: { type: 'string', title: 'Tier', pattern: '^g' },
    size: { type: 'boolean' },
  });
  const { changes } = await planBlueprint(await world.as(steward), { identifier: 'service', document });
  expect(changes).toMatchObject([
    { name: 'tier', rows: 2, failing: 1, examples: [], usedBy: [{ kind: 'view' }] },
    { name: 'size', failing: 2, examples: [{ identifier: 'one' }, { identifier: 'three' }] },
  ]);
});
