import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedGitHub,
  startScriptedGitHub,
} from '#lib/github/fixtures/scripted-github.ts';
import { readJobLog } from './job-log.ts';
import { createSend } from './send.ts';

const JOB = { org: 'octo', repo: 'app', jobId: 7 };
const OF_JOB = '/repos/octo/app/actions/jobs/7/logs';
const NOT_FOLLOWED = {
  kind: 'failed',
  reason: 'GitHub names a log at an address that is not followed',
};

let github: ScriptedGitHub;
let elsewhere: ScriptedGitHub;
let answers: Record<string, ScriptedAnswer>;
beforeAll(async () => {
  github = await startScriptedGitHub(({ target }) => answers[target] ?? { status: 404 });
  elsewhere = await startScriptedGitHub(() => ({ body: 'stolen' }));
});
beforeEach(() => {
  answers = {};
  github.seen.length = 0;
});
afterAll(() => Promise.all([github.close(), elsewhere.close()]));

function read(apiUrl = github.url) {
  const address = { apiUrl, token: 'the token' };
  return readJobLog(createSend(address), apiUrl, JOB);
}

function redirectTo(location: string): void {
  answers[OF_JOB] = { status: 302, headers: { location } };
}

describe('the file of a log', () => {
  it('is read from where GitHub says, without our token', async () => {
    redirectTo('/file?signature=x%2By');
    answers['/file?signature=x%2By'] = { body: '2026-11-20T10:00:00Z ünïcode\n' };
    expect(await read()).toEqual({ kind: 'done', value: '2026-11-20T10:00:00Z ünïcode\n' });
    expect(github.seen.map(({ target }) => target)).toEqual([OF_JOB, '/file?signature=x%2By']);
    expect(github.seen.map(({ headers }) => headers.authorization)).toEqual(['token the token', undefined]);
  });

  it('stands beside an API that has a path of its own', async () => {
    answers[`/api/v3${OF_JOB}`] = { status: 302, headers: { location: `${github.url}/file` } };
    answers['/file'] = { body: 'log' };
    expect(await read(`${github.url}/api/v3`)).toEqual({ kind: 'done', value: 'log' });
  });

  it('is not fetched in the clear from another host', async () => {
    redirectTo(`${elsewhere.url}/file`);
    expect(await read()).toEqual(NOT_FOLLOWED);
    expect(elsewhere.seen).toEqual([]);
  });

  it('is fetched from another host over TLS only', async () => {
    redirectTo(`${elsewhere.url.replace('http:', 'https:')}/file`);
    const outcome = await read();
    expect(outcome.kind).toBe('failed');
    expect(outcome).not.toEqual(NOT_FOLLOWED);
    expect(elsewhere.seen).toEqual([]);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/log',
    'data:text/plain,x',
    'http://[',
    '//',
  ])('is not looked for at %s', async (location) => {
    redirectTo(location);
    expect(await read()).toEqual(NOT_FOLLOWED);
    expect(github.seen).toHaveLength(1);
  });

  it('is not chased from address to address', async () => {
    redirectTo('/file');
    answers['/file'] = { status: 302, headers: { location: '/further' } };
    answers['/further'] = { body: 'log' };
    expect(await read()).toEqual({ kind: 'failed', reason: 'the log was answered with 302' });
    expect(github.seen).toHaveLength(2);
  });

  it.each([403, 404, 500])('that is answered with %i says so: its address is over soon', async (status) => {
    redirectTo('/file');
    answers['/file'] = { status, body: 'expired' };
    expect(await read()).toEqual({ kind: 'failed', reason: `the log was answered with ${status}` });
  });

  it('is cut off where it is longer than anybody reads', async () => {
    redirectTo('/file');
    answers['/file'] = { body: 'x'.repeat(4_500_000) };
    const outcome = await read();
    expect(outcome.kind === 'done' && outcome.value.length).toBe(4_000_000);
  });
});

describe('a log that GitHub hands over itself', () => {
  it.each([
    'text/plain; charset=utf-8',
    'application/octet-stream',
    'application/zip',
  ])('is text, also as %s', async (type) => {
    answers[OF_JOB] = { headers: { 'content-type': type }, body: 'a line\nünïcode' };
    expect(await read()).toEqual({ kind: 'done', value: 'a line\nünïcode' });
  });

  it('may be empty', async () => {
    answers[OF_JOB] = {};
    expect(await read()).toEqual({ kind: 'done', value: '' });
  });
});

it('says what GitHub refuses, when to come back, and that nobody is there', async () => {
  answers[OF_JOB] = { status: 410, body: { message: 'The logs for this run have expired.' } };
  expect(await read()).toEqual({
    kind: 'refused',
    status: 410,
    message: 'The logs for this run have expired.',
  });
  answers[OF_JOB] = { status: 429, headers: { 'retry-after': '5' } };
  expect(await read()).toMatchObject({ kind: 'rate_limited', waitMs: 5_000 });
  expect(await read('http://127.0.0.1:9')).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('ECONNREFUSED'),
  });
});
