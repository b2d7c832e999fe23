import { describe, expect, it } from 'vitest';
import { readGithubInvocation } from './github-invocation.ts';
import { githubAction } from './testing-documents.ts';

const read = (changes: Record<string, unknown>) =>
  readGithubInvocation(
    githubAction({ invocationMethod: { ...githubAction().invocationMethod, ...changes } as never }),
  );

describe('readGithubInvocation', () => {
  it('fills in the branch and reports unless told otherwise', () => {
    expect(read({}).invocation).toMatchObject({ org: 'acme', ref: 'main', reportWorkflowStatus: true });
    expect(read({ ref: 'refs/heads/release/1.x', reportWorkflowStatus: 'false' }).invocation).toMatchObject({
      ref: 'refs/heads/release/1.x',
      reportWorkflowStatus: false,
    });
    expect(read({ workflowInputs: null, ref: null }).invocation).toMatchObject({
      workflowInputs: {},
      ref: 'main',
    });
  });

  it.each([
    ['org', '../x'],
    ['org', 'a b'],
    ['org', '-x'],
    ['org', null],
    ['repo', '..'],
    ['repo', 'a/b'],
    ['repo', 'a?b'],
    ['repo', '{{ .inputs.repo }}'],
    ['workflow', 'a/b.yml'],
    ['workflow', '..'],
    ['workflow', 'a\nb'],
    ['ref', 'refs/pull/1/head'],
    ['ref', 'pull/1'],
    ['ref', 'a..b'],
    ['ref', '-x'],
    ['ref', 'a b'],
    ['ref', 'a^'],
    ['ref', 'x@{1}'],
  ])('refuses %s %j', (key, value) => {
    const { invocation, issues } = read({ [key]: value });
    expect(invocation).toBeUndefined();
    expect(issues.map(({ path }) => path)).toEqual([`/invocationMethod/${key}`]);
  });
});
