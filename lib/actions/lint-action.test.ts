import { describe, expect, it } from 'vitest';
import type { ActionDocument } from './action-schema.ts';
import { MOST_WORKFLOW_INPUTS } from './compare-workflow.ts';
import { refusalsOf, usesSecrets, warningsOf } from './lint-action.ts';
import { githubAction } from './testing-documents.ts';

const warnings = (document: ActionDocument) =>
  warningsOf(document).map(({ path, code }) => `${path} ${code}`);
const triggered = (trigger: object) => warnings(githubAction({ trigger: trigger as never }));
const asking = (userInputs: object) =>
  triggered({ type: 'self-service', operation: 'CREATE', userInputs }).map((text) =>
    text.replace('/trigger/userInputs', '~'),
  );
const sending = (workflowInputs: object) => {
  const invocationMethod = { ...githubAction().invocationMethod, workflowInputs } as never;
  return warningsOf(githubAction({ invocationMethod }));
};

describe('identifiers', () => {
  it.each([
    'a',
    'a b/c',
    'Déploiement 🚢',
    'runs2',
    'Statistics',
    'my.runs',
    '...',
    'constructor',
  ])('may be %j', (identifier) => {
    expect(refusalsOf(githubAction({ identifier }))).toEqual([]);
  });

  it.each([
    'runs',
    'statistics',
    '.',
    '..',
    ' a',
    'a ',
    'a\u0000',
    'a\tb',
    '\u007f',
    'a\u0085b',
  ])('may not be %j, which no address can name', (identifier) => {
    expect(refusalsOf(githubAction({ identifier }))).toEqual([
      expect.objectContaining({ path: '/identifier', code: 'invalid_identifier' }),
    ]);
  });
});

describe('forms that would endanger the server', () => {
  it('are refused at their place below the trigger', () => {
    const userInputs = { properties: { 'a/b': { type: 'array', items: { $ref: '#' } } } };
    const trigger = { type: 'self-service', operation: 'CREATE', userInputs } as never;
    expect(refusalsOf(githubAction({ trigger })).map(({ path }) => path)).toEqual([
      '/trigger/userInputs/properties/a~1b/items/$ref',
    ]);
  });

  it('do not exist where there is no form', () => {
    expect(refusalsOf(githubAction({ trigger: { type: 'automation' } }))).toEqual([]);
  });
});

describe('triggers', () => {
  it('of a self-service action say what they do, and to what', () => {
    const of = (operation: unknown, blueprintIdentifier?: string) =>
      triggered({ type: 'self-service', operation, blueprintIdentifier });
    expect(of('CREATE')).toEqual([]);
    expect(of('DELETE', 'service')).toEqual([]);
    expect(of('DELETE')).toEqual(['/trigger/blueprintIdentifier required']);
    expect(of('DAY-2', '')).toEqual(['/trigger/blueprintIdentifier required']);
    expect(of(undefined)).toEqual(['/trigger/operation unknown_value']);
    expect(of('create')).toEqual(['/trigger/operation unknown_value']);
  });

  it('of other types are told that they start nothing, and nothing more', () => {
    expect(triggered({ type: 'automation', operation: 'NEVER', event: {} })).toEqual([
      '/trigger/type not_supported',
    ]);
  });

  it.each([
    true,
    false,
    null,
    undefined,
    { type: 'ANY' },
    { type: 'ALL' },
    {},
    { type: null },
  ])('take %j for an approval', (requiredApproval) => {
    expect(warnings(githubAction({ requiredApproval: requiredApproval as never }))).toEqual([]);
  });
});

describe('inputs', () => {
  it('of each known type, and formats nobody checks, are fine', () => {
    const types = ['string', 'number', 'boolean', 'object', 'array'];
    const properties = Object.fromEntries(types.map((type) => [type, { type, format: 'proto' }]));
    expect(asking({ properties, required: ['string'] })).toEqual([]);
  });

  it('without a type take any value', () => {
    expect(asking({ properties: { a: {}, b: { type: null }, c: { type: 'integer' } } })).toEqual([
      '~/properties/a/type unknown_value',
      '~/properties/b/type unknown_value',
      '~/properties/c/type unknown_value',
    ]);
  });

  it('that name entities name their blueprint, in a list too', () => {
    const list = (items: object) => ({ type: 'array', items });
    expect(
      asking({
        properties: {
          one: { type: 'string', format: 'entity', blueprint: 'service' },
          many: list({ format: 'entity', blueprint: 'service' }),
          nobody: list({ format: 'entity' }),
          user: list({ format: 'user' }),
        },
      }),
    ).toEqual(['~/properties/nobody/blueprint required']);
  });

  it('that are secret are stored as they are, which must be known', () => {
    expect(asking({ properties: { token: { type: 'string', encryption: 'aes256-gcm' } } })).toEqual([
      '~/properties/token/encryption not_supported',
    ]);
  });

  it('that are required exist, each named by its place', () => {
    expect(asking({ properties: { a: { type: 'string' } }, required: ['a', 'b', 'a', 'c'] })).toEqual([
      '~/required/1 unknown_value',
      '~/required/3 unknown_value',
    ]);
    expect(asking({ required: ['a'] })).toEqual(['~/required/0 unknown_value']);
  });

  it('with expressions are told of each of them once, however deep', () => {
    const dataset = { combinator: 'and', rules: [{ property: '$team', value: { jqQuery: '.x' } }] };
    const steps = [{ title: 'One', order: [], visible: { jqQuery: '.y', more: { jqQuery: '.z' } } }];
    expect(asking({ properties: { a: { type: 'string', dataset } }, steps })).toEqual([
      '~/properties/a/dataset/rules/0/value not_evaluated',
      '~/steps/0/visible not_evaluated',
    ]);
  });
});

describe('what the workflow receives', () => {
  it('may be anything that reads as a template', () => {
    expect(sending({ a: 'plain', b: '{{ .inputs.b }}', c: { d: ['{{ .entity }}', 1] } })).toEqual([]);
  });

  it('is at most what GitHub takes', () => {
    const inputs = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`i${n}`, '']));
    expect(sending(inputs(MOST_WORKFLOW_INPUTS))).toEqual([]);
    expect(sending(inputs(MOST_WORKFLOW_INPUTS + 1))).toMatchObject([
      { path: '/invocationMethod/workflowInputs', code: 'too_many_inputs' },
    ]);
  });

  it('is told once of secrets, however many there are, and of each unclosed template', () => {
    expect(sending({ a: '{{ .secrets.A }}', b: '{{ .secrets.B }}' }).map(({ code }) => code)).toEqual([
      'not_supported',
    ]);
    expect(sending({ a: '{{ .a', b: '{{ .b }' }).map(({ code }) => code)).toEqual([
      'invalid_template',
      'invalid_template',
    ]);
  });

  it('matters only where a workflow is started', () => {
    const invocationMethod = { type: 'WEBHOOK', url: 'https://x', workflowInputs: { a: '{{ .secrets.A' } };
    expect(warnings(githubAction({ invocationMethod }))).toEqual(['/invocationMethod/type not_supported']);
  });
});

it.each([
  ['.secrets', true],
  ['.secrets.TOKEN', true],
  ['.a | .secrets[0]', true],
  ['.secretsOfOthers', false],
  ['.inputs.secret', false],
  ['"secrets"', false],
])('sees whether %s uses secrets', (program, expected) => {
  expect(usesSecrets(['.inputs.a', program])).toBe(expected);
});
