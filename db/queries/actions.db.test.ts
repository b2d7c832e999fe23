import { beforeEach, describe, expect, it } from 'vitest';
import { isUniqueViolation } from '#db/errors.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import type { WorkflowContract } from '#lib/actions/workflow-contract.ts';
import { newId } from '#lib/ids.ts';
import {
  type ActionFilter,
  deleteActionRow,
  findAction,
  insertAction,
  insertActionVersion,
  listActionRows,
  lockAction,
  updateAction,
} from './actions.ts';
import { renameBlueprintInActions } from './blueprints.ts';
import { findWorkflowContract, saveWorkflowContract } from './workflow-contracts.ts';

const { db, sql } = await testDatabase();
beforeEach(async () => {
  for (const table of ['actions', 'action_versions', 'workflow_contracts'])
    await sql`delete from ${sql(table)}`;
});

const PERMISSIONS = {
  execute: { users: ["o'b@x"], roles: ['Member'], teams: [], ownedByTeam: true, policy: null },
  approve: { users: [], roles: ['Admin'], teams: ['ops'], policy: null },
} as ActionPermissions;
const write = (changes: Record<string, unknown> = {}, id = newId()) => ({
  id,
  document: githubAction(changes),
  permissions: PERMISSIONS,
  by: 'ada',
});
const add = async (changes: Record<string, unknown> = {}) => {
  const action = await insertAction(db.run, write(changes));
  if (!action) throw new Error('the identifier is taken');
  return action;
};
const triggered = (identifier: string, trigger: object, title?: string) =>
  add({
    identifier,
    title,
    trigger: { type: 'self-service', operation: 'CREATE', userInputs: {}, ...trigger },
  });

describe('an action', () => {
  it('is kept key by key, and found by its identifier', async () => {
    const action = await add({ zebra: { b: 1, a: null }, description: '“quoted” \\ {{ .inputs.name }}' });
    expect(JSON.stringify(action.document)).toBe(
      JSON.stringify(
        write({ zebra: { b: 1, a: null }, description: '“quoted” \\ {{ .inputs.name }}' }).document,
      ),
    );
    expect(action).toMatchObject({ version: 1, createdBy: 'ada', permissions: PERMISSIONS });
    expect(await findAction(db.run, 'deploy')).toEqual(action);
    expect(await findAction(db.run, 'Deploy')).toBeUndefined();
  });

  it('has an identifier of its own, whoever asks first', async () => {
    const made = await Promise.all([1, 2, 3].map(() => insertAction(db.run, write())));
    expect(made.filter(Boolean)).toHaveLength(1);
    const other = await add({ identifier: 'other' });
    const taken = await updateAction(db.run, write({}, other.id)).catch((error: unknown) => error);
    expect(isUniqueViolation(taken, 'actions_identifier')).toBe(true);
    expect(await findAction(db.run, 'other')).toEqual(other);
  });

  it('becomes its next version with everything that is said about it', async () => {
    const { id } = await add({ description: 'old' });
    const updated = await updateAction(db.run, {
      ...write({ identifier: 'ship', title: undefined }, id),
      by: 'ben',
    });
    expect(updated).toMatchObject({ id, identifier: 'ship', version: 2, createdBy: 'ada', updatedBy: 'ben' });
    expect(updated.document).not.toHaveProperty('description');
    expect(await sql`select title, operation, blueprint_identifier from actions`).toEqual([
      { title: null, operation: 'CREATE', blueprint_identifier: null },
    ]);
    await expect(updateAction(db.run, write())).rejects.toThrow('was not updated');
  });

  it.each([
    ['update', []],
    ['share', ['deploy']],
  ] as const)('can be locked to %s', async (strength, readable) => {
    const action = await add();
    await db.transaction(async (tx) => {
      expect(await lockAction(tx, 'deploy', strength)).toEqual(action);
      expect(await lockableRows(sql, 'actions', 'identifier', 'share')).toEqual(readable);
      expect(await lockableRows(sql, 'actions', 'identifier', 'update')).toEqual([]);
      expect(await lockAction(tx, 'missing', strength)).toBeUndefined();
    });
  });

  it('is remembered in each version, also when it is gone', async () => {
    const action = await add();
    await insertActionVersion(db.run, action, 'ada');
    await deleteActionRow(db.run, action.id);
    await insertActionVersion(db.run, { id: action.id, version: 2 }, 'ben');
    expect(await findAction(db.run, 'deploy')).toBeUndefined();
    const versions =
      await sql`select version, document, permissions, changed_by from action_versions order by version`;
    expect(versions).toEqual([
      { version: 1, document: action.document, permissions: PERMISSIONS, changed_by: 'ada' },
      { version: 2, document: null, permissions: null, changed_by: 'ben' },
    ]);
    const again = insertActionVersion(db.run, { id: action.id, version: 2 }, 'eve');
    await expect(again).rejects.toMatchObject({ cause: { code: '23505' } });
  });
});

describe('the list of actions', () => {
  it('is by title whatever the case, where there is none by identifier', async () => {
    for (const [identifier, title] of [
      ['1', 'beta'],
      ['alpha', undefined],
      ['4', 'Gamma'],
      ['3', 'gamma'],
    ] as const)
      await triggered(identifier, {}, title);
    expect((await listActionRows(db.run, {})).map(({ identifier }) => identifier)).toEqual([
      'alpha',
      '1',
      '3',
      '4',
    ]);
  });

  it.each<[ActionFilter, string[]]>([
    [{ blueprint: 'service' }, ['b']],
    [{ blueprint: 'serv%' }, []],
    [{ triggerType: 'self-service' }, ['a', 'b']],
    [{ triggerType: 'automation' }, ['c']],
    [{ triggerType: 'automation', blueprint: 'service' }, []],
  ])('is narrowed to %j', async (filter, wanted) => {
    await triggered('a', {}, 'A');
    await triggered('b', { operation: 'DAY-2', blueprintIdentifier: 'service' }, 'B');
    await triggered('c', { type: 'automation' }, 'C');
    expect((await listActionRows(db.run, filter)).map(({ identifier }) => identifier)).toEqual(wanted);
  });

  it('follows a renamed blueprint with a new version of each of its actions', async () => {
    const mine = await triggered('mine', { blueprintIdentifier: 'service' });
    const other = await triggered('other', { blueprintIdentifier: 'system' });
    await db.transaction((tx) => renameBlueprintInActions(tx, { from: 'service', to: 'app', by: 'ben' }));
    const [renamed] = await listActionRows(db.run, { blueprint: 'app' });
    expect(renamed).toMatchObject({ id: mine.id, version: 2, updatedBy: 'ben', permissions: PERMISSIONS });
    expect(renamed?.document.trigger).toEqual({ ...mine.document.trigger, blueprintIdentifier: 'app' });
    expect(await findAction(db.run, 'other')).toEqual(other);
    expect(await sql`select action_id, version, document, changed_by from action_versions`).toEqual([
      { action_id: mine.id, version: 2, document: renamed?.document, changed_by: 'ben' },
    ]);
  });
});

describe('what is known of a workflow file', () => {
  const address = { org: 'acme', repo: 'platform', workflow: 'deploy.yml', ref: 'main' };
  const contract = { inputs: { zebra: {}, a: {} }, runName: null, jobs: [] } as unknown as WorkflowContract;
  const find = () => findWorkflowContract(db.run, address);

  it('is what was read last, and how old that is', async () => {
    expect(await find()).toBeUndefined();
    await saveWorkflowContract(db.run, address, { contract });
    await sql`update workflow_contracts set fetched_at = now() - interval '90 seconds'`;
    const found = await find();
    expect(found).toMatchObject({ contract, error: null });
    expect(Math.floor((found?.ageSeconds ?? 0) / 10)).toBe(9);
  });

  it('outlives a failure to read it again, which says why', async () => {
    await saveWorkflowContract(db.run, address, { error: 'not found' });
    expect(await find()).toMatchObject({ contract: null, error: 'not found' });
    await saveWorkflowContract(db.run, address, { contract });
    expect(await find()).toMatchObject({ contract, error: null });
    await sql`update workflow_contracts set fetched_at = now() - interval '1 hour'`;
    await saveWorkflowContract(db.run, address, { error: 'GitHub is away' });
    expect(await find()).toMatchObject({ contract, error: 'GitHub is away' });
    expect((await find())?.ageSeconds).toBeLessThan(60);
  });

  it.each(['org', 'repo', 'workflow', 'ref'] as const)('is another for another %s', async (part) => {
    await saveWorkflowContract(db.run, address, { contract });
    const elsewhere = { ...address, [part]: 'another' };
    expect(await findWorkflowContract(db.run, elsewhere)).toBeUndefined();
    await saveWorkflowContract(db.run, elsewhere, { error: 'not found' });
    expect(await find()).toMatchObject({ contract, error: null });
  });
});
