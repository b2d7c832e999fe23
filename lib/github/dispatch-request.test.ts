import { describe, expect, it } from 'vitest';
import { RequestUnusable, readDispatchRequest } from './dispatch-request.ts';

const API = 'https://api.github.test';
const request = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    method: 'POST',
    url: `${API}/repos/octo/app/actions/workflows/deploy%20it.yml/dispatches`,
    body: { ref: 'main', inputs: { name: 'x' } },
    run: 'r_1',
    ...change,
  });

describe('readDispatchRequest', () => {
  it('reads what is sent and what it is aimed at', () => {
    expect(readDispatchRequest(request(), API)).toEqual({
      url: `${API}/repos/octo/app/actions/workflows/deploy%20it.yml/dispatches`,
      body: { ref: 'main', inputs: { name: 'x' } },
      target: { org: 'octo', repo: 'app', workflow: 'deploy it.yml' },
      carriesRunId: false,
    });
  });

  it('knows whether the workflow is told the run id', () => {
    const body = { ref: 'main', inputs: { quayside_run_id: 'r_1' } };
    expect(readDispatchRequest(request({ body }), API).carriesRunId).toBe(true);
    expect(readDispatchRequest(request({ body: { ref: 'main' } }), API).carriesRunId).toBe(false);
  });

  it.each([
    ['another host', { url: 'https://evil.test/repos/octo/app/actions/workflows/x.yml/dispatches' }],
    ['a host that begins alike', { url: `${API}.evil.test/repos/o/r/actions/workflows/x.yml/dispatches` }],
    ['another path', { url: `${API}/repos/octo/app/actions/runs/7` }],
    ['a path with more behind it', { url: `${API}/repos/o/r/actions/workflows/x.yml/dispatches?x` }],
    ['another method', { method: 'DELETE' }],
    ['no ref', { body: { inputs: {} } }],
    ['no body', { body: null }],
  ])('refuses %s', (_name, change) => {
    expect(() => readDispatchRequest(request(change), API)).toThrow(RequestUnusable);
  });
});
