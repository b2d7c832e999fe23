import fc from 'fast-check';
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

  it('reads back any names that were put into an address', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(name, name, name, (org, repo, workflow) => {
        const parts = [org, repo, 'actions', 'workflows', workflow, 'dispatches'].map(encodeURIComponent);
        const url = `${API}/repos/${parts.join('/')}`;
        expect(readDispatchRequest(request({ url }), API)).toMatchObject({
          url,
          target: { org, repo, workflow },
        });
      }),
    );
  });

  it('is for the GitHub that is configured, with the path of its API', () => {
    const enterprise = 'https://ghe.test/api/v3';
    const url = `${enterprise}/repos/o/r/actions/workflows/7/dispatches`;
    expect(readDispatchRequest(request({ url }), enterprise).target.workflow).toBe('7');
    const message = 'The request was made for another GitHub than the one configured now.';
    expect(() => readDispatchRequest(request({ url }), 'https://ghe.test/api')).toThrow('not a dispatch');
    expect(() => readDispatchRequest(request({ url }), 'https://ghe.test/api/v4')).toThrow(message);
    expect(() => readDispatchRequest(request({ url: url.replace('https', 'http') }), enterprise)).toThrow(
      message,
    );
  });

  it('is not told the run id by an input that only inherits its name', () => {
    const body = { ref: 'main', inputs: { Quayside_Run_Id: 'r_1', run_id: 'r_1' } };
    expect(readDispatchRequest(request({ body }), API).carriesRunId).toBe(false);
  });
});
