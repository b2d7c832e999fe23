import { describe, expect, test } from 'vitest';
import { decideDispatch } from './dispatch-request.ts';
import { findWorkflow, loadRepositories } from './fixtures.ts';
import { FILES, writeFixtures } from './start-for-test.ts';

const repository = loadRepositories(writeFixtures(FILES)).get('acme/paths');
if (!repository) throw new Error('fixture is missing');
const today = { old: false, apiVersion: '2022-11-28' };

function decide(body: Record<string, unknown>, file = 'deploy.yml', age = today) {
  const workflow = repository && findWorkflow(repository, file);
  if (!repository || !workflow) throw new Error('workflow is missing');
  return decideDispatch(repository, workflow, body, age);
}

const inputs = { service: 'api' };

describe('what is accepted', () => {
  test('defaults fill what was not sent, values become text', () => {
    expect(decide({ ref: 'main', inputs: { ...inputs, dry_run: true } })).toEqual({
      ok: true,
      ref: 'refs/heads/main',
      inputs: { service: 'api', environment: 'dev', dry_run: 'true', quayside_run_id: '' },
      details: false,
    });
  });

  test.each(['refs/heads/next', 'next', 'v1', 'refs/tags/v1'])('ref %s', (ref) => {
    expect(decide({ ref, inputs })).toMatchObject({ ok: true });
  });

  test('details are given when asked for, and always in the newest version', () => {
    expect(decide({ ref: 'main', inputs, return_run_details: true })).toMatchObject({ details: true });
    const newest = { old: false, apiVersion: '2026-03-10' };
    expect(decide({ ref: 'main', inputs }, 'deploy.yml', newest)).toMatchObject({ details: true });
  });
});

describe("what is refused, in GitHub's words", () => {
  const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, 'x']));
  test.each([
    [{ inputs }, 'Invalid request.\n\n"ref" wasn\'t supplied.'],
    [{ ref: 1, inputs }, "Invalid request.\n\nFor 'properties/ref', 1 is not a string."],
    [{ ref: 'main', inputs: [] }, "Invalid request.\n\nFor 'properties/inputs', [] is not an object."],
    [
      { ref: 'main', inputs: many },
      "Invalid request.\n\nFor 'properties/inputs', object has more than 25 properties.",
    ],
    [{ ref: 'main', a: 1 }, 'Invalid request.\n\n"a" is not a permitted key.'],
    [{ a: 1, b: 1, ref: 'main' }, 'Invalid request.\n\n"a", "b" are not permitted keys.'],
    [{ ref: 'gone', inputs }, 'No ref found for: gone'],
    [{ ref: 'main', inputs: { ...inputs, x: '1', y: '2' } }, 'Unexpected inputs provided: ["x", "y"]'],
    [{ ref: 'main' }, "Required input 'service' not provided"],
    [{ ref: 'main', inputs: { service: '' } }, "Required input 'service' not provided"],
    [
      { ref: 'main', inputs: { ...inputs, environment: 'moon' } },
      "Provided value 'moon' for input 'environment' not in the list of allowed values",
    ],
    [
      { ref: 'main', inputs: { ...inputs, dry_run: 'yes' } },
      "Provided value 'yes' for input 'dry_run' not in the list of allowed values",
    ],
    [{ ref: 'main', inputs: { service: {} } }, "Invalid value for input 'service'"],
    [{ ref: 'main', inputs: { service: 'x'.repeat(70_000) } }, 'inputs are too large.'],
  ])('%j', (body, message) => {
    expect(decide(body as Record<string, unknown>)).toEqual({ ok: false, message });
  });

  test('an older server knows no run details and fewer inputs', () => {
    const old = { old: true, apiVersion: '2022-11-28' };
    expect(decide({ ref: 'main', inputs, return_run_details: true }, 'deploy.yml', old)).toEqual({
      ok: false,
      message: 'Invalid request.\n\n"return_run_details" is not a permitted key.',
    });
    const eleven = Object.fromEntries(Object.entries(many).slice(0, 11));
    expect(decide({ ref: 'main', inputs: eleven }, 'deploy.yml', old)).toMatchObject({ ok: false });
  });

  test('a workflow without the trigger, unreadable or disabled', () => {
    expect(decide({ ref: 'main' }, 'lint.yml')).toMatchObject({
      message: "Workflow does not have 'workflow_dispatch' trigger",
    });
    expect(decide({ ref: 'main' }, 'broken.yml')).toMatchObject({
      message: expect.stringContaining('no jobs are defined'),
    });
  });
});
