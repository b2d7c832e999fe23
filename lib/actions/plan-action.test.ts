import { describe, expect, it } from 'vitest';
import type { ActionDocument } from './action-schema.ts';
import { defaultPermissions } from './permissions.ts';
import { planAction } from './plan-action.ts';
import { githubAction } from './testing-documents.ts';

const permissions = defaultPermissions();
const before = { document: githubAction(), permissions };
const plan = (changes: Partial<ActionDocument>, more = permissions) =>
  planAction(before, { document: githubAction(changes), permissions: more });
const said = (changes: Partial<ActionDocument>) =>
  plan(changes).map(({ kind, what, path, sentence }) => `${kind} ${what} ${path}: ${sentence}`);

const { trigger, invocationMethod } = before.document;
const form = (changes: object) =>
  ({ trigger: { ...trigger, userInputs: { ...trigger.userInputs, ...changes } } }) as Partial<ActionDocument>;
const inputs = trigger.userInputs?.properties ?? {};
const request = (changes: object) =>
  ({ invocationMethod: { ...invocationMethod, ...changes } }) as Partial<ActionDocument>;

describe('planAction', () => {
  it('finds nothing where nothing changes', () => {
    expect(plan({})).toEqual([]);
  });

  it.each<[string, Partial<ActionDocument>, string[]]>([
    ['title', { title: 'Ship' }, ['change title /title: Changes “title” from “Deploy” to “Ship”.']],
    [
      'identifier',
      { identifier: 'ship' },
      [
        'rename identifier /identifier: Renames the action from “deploy” to “ship”; addresses and clients with the old name stop working.',
      ],
    ],
    [
      'operation',
      { trigger: { ...trigger, operation: 'DAY-2' } },
      ['change setting /trigger/operation: Changes “operation” from “CREATE” to “DAY-2”.'],
    ],
    [
      'inputs',
      form({
        properties: { name: inputs.name, size: { ...inputs.size, maximum: 5 }, zone: { type: 'string' } },
      }),
      [
        'change input /trigger/userInputs/properties/size: Changes the input “size”: 5 or less.',
        'add input /trigger/userInputs/properties/zone: Asks for “zone”: a text.',
        'remove input /trigger/userInputs/properties/region: Does not ask for “region” any more.',
      ],
    ],
    [
      'required inputs',
      form({ required: ['size'] }),
      [
        'add required /trigger/userInputs/required: “size” becomes required.',
        'remove required /trigger/userInputs/required: “Name” is not required any more.',
      ],
    ],
    [
      'required by expression',
      form({ required: { jqQuery: '[]' } }),
      ['change required /trigger/userInputs/required: Changes which inputs are required.'],
    ],
    [
      'order',
      form({ order: ['size', 'name', 'region'] }),
      ['change order /trigger/userInputs/order: Changes the order of the form.'],
    ],
    [
      'request',
      request({ repo: 'other', workflowInputs: { name: '{{ .inputs.size }}', 'a/b': 'x' } }),
      [
        'change request /invocationMethod/repo: Request: Changes “repo” from “platform” to “other”.',
        'change request /invocationMethod/workflowInputs/name: The workflow gets “name” as {{ .inputs.size }} instead of {{ .inputs.name }}.',
        'remove request /invocationMethod/workflowInputs/size: The workflow does not get “size” any more.',
        'add request /invocationMethod/workflowInputs/a~1b: The workflow gets “a/b” as x.',
      ],
    ],
    [
      'approval',
      { requiredApproval: { type: 'ALL' } },
      [
        'change approval /requiredApproval: Runs asked for from now on need the approval of every approver named (before: they need no approval).',
      ],
    ],
  ])('%s', (_, changes, sentences) => {
    expect(said(changes)).toEqual(sentences);
  });

  it('tells of permissions name by name', () => {
    const { execute, approve } = permissions;
    const changed = {
      execute: { ...execute, roles: ['Admin'], users: ['ada@example.com'], ownedByTeam: true },
      approve: { ...approve, teams: ['web'], policy: { queries: {} } },
    };
    expect(plan({}, changed).map(({ kind, path, sentence }) => [kind, path, sentence])).toEqual([
      ['add', '/permissions/execute/users', 'The user “ada@example.com” may run the action.'],
      ['remove', '/permissions/execute/roles', 'The role “Member” may no longer run the action.'],
      ['add', '/permissions/approve/teams', 'The team “web” may approve runs.'],
      ['change', '/permissions/approve/policy', 'Changes the policy on who may approve runs.'],
      [
        'add',
        '/permissions/execute/ownedByTeam',
        'Members of a team that owns the entity may run the action.',
      ],
    ]);
  });
});
