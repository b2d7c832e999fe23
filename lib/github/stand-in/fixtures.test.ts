import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { blobSha, findWorkflow, loadRepositories, resolveRef } from './fixtures.ts';
import { FILES, writeFixtures } from './start-for-test.ts';

const repositories = loadRepositories(
  writeFixtures({ ...FILES, 'acme/second/README.md': 'x', 'other/paths/README.md': 'y' }),
);
const paths = repositories.get('acme/paths');
if (!paths) throw new Error('fixture is missing');

test('folders are repositories, each with ids of its own that never change', () => {
  expect([...repositories.keys()]).toEqual(['acme/paths', 'acme/second', 'other/paths']);
  const ids = [...repositories.values()].flatMap(({ id, hookId }) => [id, hookId]);
  expect(new Set(ids).size).toBe(6);
  expect(loadRepositories(writeFixtures(FILES)).get('acme/paths')?.id).toBe(paths.id);
});

test('the manifest describes the repository and is no part of it', () => {
  expect(paths).toMatchObject({
    description: 'Golden paths',
    defaultBranch: 'main',
    refs: ['refs/heads/main', 'refs/heads/next', 'refs/tags/v1'],
  });
  expect(paths.history).toHaveLength(2);
  expect([...paths.files.keys()]).not.toContain('.stand-in.json');
});

test('workflow files are read; a broken one says why', () => {
  expect(paths.workflows.map(({ path, problem }) => [path.split('/').at(-1), problem])).toEqual([
    ['broken.yml', expect.stringContaining('no jobs')],
    ['deploy.yml', undefined],
    ['lint.yml', undefined],
  ]);
});

test('a workflow is found by number, file name or path', () => {
  const deploy = paths.workflows[1];
  for (const id of [String(deploy?.id), 'deploy.yml', '.github/workflows/deploy.yml'])
    expect(findWorkflow(paths, id)).toBe(deploy);
  for (const id of ['eploy.yml', 'gone.yml', '1']) expect(findWorkflow(paths, id)).toBeUndefined();
});

test('refs are found by short or full name', () => {
  expect(resolveRef(paths, 'main')).toBe('refs/heads/main');
  expect(resolveRef(paths, 'refs/tags/v1')).toBe('refs/tags/v1');
  expect(resolveRef(paths, 'heads/main')).toBeUndefined();
});

test("blobs have git's own names, and the head changes with the content", () => {
  expect(blobSha(Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  expect(paths.headSha).toMatch(/^[0-9a-f]{40}$/);
  expect(paths.headSha).not.toBe(repositories.get('acme/second')?.headSha);
  expect(paths.headSha).not.toBe(createHash('sha1').digest('hex'));
});
