import { describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { parseAction } from './parse-action.ts';
import { githubAction } from './testing-documents.ts';

function refusal(input: unknown): { code: string; paths: string[] } {
  try {
    parseAction(input);
  } catch (error) {
    if (isAppError(error)) return { code: error.code, paths: (error.details ?? []).map(({ path }) => path) };
    throw error;
  }
  return { code: 'accepted', paths: [] };
}

const withInputs = (properties: unknown, more = {}) =>
  githubAction({
    trigger: { type: 'self-service', operation: 'CREATE', userInputs: { properties, ...more } } as never,
  });
const codes = (input: unknown) => parseAction(input).warnings.map(({ path, code }) => `${path} ${code}`);

describe('parseAction', () => {
  it('keeps the document as sent, unknown keys, nulls and order included', () => {
    const sent = { zebra: 1, ...githubAction(), description: null, 'x-more': { a: [null] } };
    const { document, warnings } = parseAction({ ...sent, createdAt: 'x', id: '1' });
    expect(JSON.stringify(document)).toBe(JSON.stringify(sent));
    expect(warnings).toEqual([]);
  });

  it('takes what rivals’ clients send', () => {
    const kafka = {
      ...githubAction(),
      invocationMethod: { type: 'KAFKA', payload: { a: '{{ .inputs }}' } },
      publish: true,
    };
    const automation = {
      identifier: 'a',
      trigger: { type: 'automation', event: { type: 'ANY_RUN_CHANGE', actionIdentifier: 'x' } },
      invocationMethod: { type: 'WEBHOOK', url: 'https://x', agent: '{{ true }}', headers: {} },
      requiredApproval: { type: 'ALL' },
    };
    expect(refusal(kafka).code).toBe('accepted');
    expect(refusal(automation).code).toBe('accepted');
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'invalid_input'],
    ['a text', 'x', 'invalid_input'],
    ['null', null, 'invalid_input'],
    ['no trigger', { identifier: 'a' }, 'invalid_input'],
    ['no identifier', { ...githubAction(), identifier: undefined }, 'invalid_input'],
    ['a wrong title', githubAction({ title: 5 as never }), 'invalid_input'],
    ['the address of the runs', githubAction({ identifier: 'runs' }), 'invalid_input'],
    ['a line end in the identifier', githubAction({ identifier: 'a\r\nb' }), 'invalid_input'],
    ['NUL', githubAction({ title: 'a\0' }), 'invalid_input'],
    ['half a surrogate pair', githubAction({ title: '\ud800' }), 'invalid_input'],
    ['a scalar for an input', withInputs({ a: 5 }), 'invalid_input'],
    ['a list of inputs', withInputs([]), 'invalid_input'],
    ['a look-ahead', withInputs({ a: { type: 'string', pattern: '(?=a)' } }), 'invalid_input'],
    ['a repeated repetition', withInputs({ a: { type: 'string', pattern: '^(a+)+$' } }), 'invalid_input'],
    ['a reference', withInputs({ a: { $ref: 'file:///etc/passwd' } }), 'schema_too_complex'],
    [
      '2,000 inputs',
      withInputs(Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`p${n}`, {}]))),
      'schema_too_complex',
    ],
    [
      'a long list of values',
      withInputs({ a: { enum: Array.from({ length: 1_001 }, (_, n) => n) } }),
      'schema_too_complex',
    ],
    ['300 kB', githubAction({ description: 'x'.repeat(300_000) }), 'schema_too_complex'],
    ['40 levels', githubAction({ deep: JSON.parse('['.repeat(40) + ']'.repeat(40)) }), 'schema_too_complex'],
  ])('refuses %s', (_name, input, code) => {
    expect(refusal(input).code).toBe(code);
  });

  it('names the places of faults', () => {
    expect(refusal({ ...githubAction({ title: 5 as never }), trigger: { type: 1 } }).paths.sort()).toEqual([
      '/title',
      '/trigger/type',
    ]);
  });
});

describe('warnings', () => {
  it('says of every expression that it is not evaluated', () => {
    const document = withInputs(
      {
        'a/b': {
          type: 'string',
          default: { jqQuery: '.x' },
          visible: { jqQuery: 'true' },
          pattern: { jqQuery: '"x"' },
        },
      },
      { required: { jqQuery: '[]' } },
    );
    expect(codes(document)).toEqual([
      '/trigger/userInputs/properties/a~1b/default not_evaluated',
      '/trigger/userInputs/properties/a~1b/visible not_evaluated',
      '/trigger/userInputs/properties/a~1b/pattern not_evaluated',
      '/trigger/userInputs/required not_evaluated',
    ]);
  });

  it('names what is odd about triggers and inputs', () => {
    expect(codes(githubAction({ trigger: { type: 'automation' } }))).toEqual(['/trigger/type not_supported']);
    expect(
      codes(githubAction({ trigger: { type: 'self-service', operation: 'DAY-2', condition: {} } })),
    ).toEqual(['/trigger/blueprintIdentifier required', '/trigger/condition not_evaluated']);
    expect(codes(githubAction({ requiredApproval: { type: 'SOME' } }))).toEqual([
      '/requiredApproval/type unknown_value',
    ]);
    expect(
      codes(
        withInputs(
          {
            a: { type: 'enum' },
            b: { type: 'string', format: 'entity' },
            c: { type: 'string', minLength: -1 },
          },
          { required: ['z'] },
        ),
      ),
    ).toEqual([
      '/trigger/userInputs/properties/c/minLength wrong_type',
      '/trigger/userInputs/properties/a/type unknown_value',
      '/trigger/userInputs/properties/b/blueprint required',
      '/trigger/userInputs/required/0 unknown_value',
    ]);
  });

  it('names what keeps the action from running', () => {
    const method = githubAction().invocationMethod;
    const invocation = (changes: object) =>
      codes(githubAction({ invocationMethod: { ...method, ...changes } as never }));
    expect(codes(githubAction({ invocationMethod: { type: 'KAFKA' } }))).toEqual([
      '/invocationMethod/type not_supported',
    ]);
    expect(codes(githubAction({ invocationMethod: undefined }))).toEqual([
      '/invocationMethod/type not_supported',
    ]);
    expect(
      invocation({ org: '', repo: '{{ .inputs.repo }}', workflow: '../x', ref: 'refs/pull/1/head' }),
    ).toEqual([
      '/invocationMethod/org required',
      '/invocationMethod/repo not_supported',
      '/invocationMethod/workflow pattern',
      '/invocationMethod/ref pattern',
    ]);
    expect(invocation({ workflowInputs: { a: '{{ .x', b: '{{ .secrets.TOKEN }}' } })).toEqual([
      '/invocationMethod/workflowInputs invalid_template',
      '/invocationMethod/workflowInputs not_supported',
    ]);
  });
});
