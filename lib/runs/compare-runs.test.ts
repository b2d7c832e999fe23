import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-request.ts';
import { compareRequests, compareValues } from './compare-runs.ts';

describe('the inputs of two runs', () => {
  it('are side by side: what stayed, changed, came and went, those of now first', () => {
    const now = { zone: 'eu', nodes: 8, tags: ['a'], owner: 'net' };
    const before = { gone: true, nodes: 4, zone: 'eu', tags: ['a'] };
    expect(compareValues(now, before)).toEqual([
      { name: 'zone', change: 'same', now: 'eu', before: 'eu' },
      { name: 'nodes', change: 'changed', now: 8, before: 4 },
      { name: 'tags', change: 'same', now: ['a'], before: ['a'] },
      { name: 'owner', change: 'added', now: 'net' },
      { name: 'gone', change: 'removed', before: true },
    ]);
  });

  it.each([
    ['the order of keys', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, 'same'],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }, 'changed'],
    ['a number and its text', { a: 1 }, { a: '1' }, 'changed'],
    ['no and nothing', { a: false }, { a: null }, 'added'],
    ['nothing and empty text', { a: null }, { a: '' }, 'same'],
    ['empty text and a text', { a: '' }, { a: 'b' }, 'removed'],
    ['a character nobody sees', { a: 'x\u200b' }, { a: 'x' }, 'changed'],
  ])('differ or not by %s', (_, now, before, change) => {
    expect(compareValues(now, before)).toMatchObject([{ name: 'a', change }]);
  });

  it('may have the names of what every object has', () => {
    expect(compareValues({ constructor: 'a' }, {})).toEqual([
      { name: 'constructor', change: 'added', now: 'a' },
    ]);
    expect(compareValues({}, { toString: 'a' })).toMatchObject([{ change: 'removed' }]);
  });
});

describe('the requests of two runs', () => {
  const stored = (id: string, changes: object = {}, inputs: object = {}) => ({
    id,
    request: canonicalJson({
      method: 'POST',
      url: 'https://api.github.com/x',
      body: { ref: 'main', inputs: { quayside_run_id: id, service: 'api', ...inputs } },
      run: id,
      action: { identifier: 'deploy', version: 3 },
      entity: null,
      requester: { id, kind: 'person', name: id },
      secrets: [],
      ...changes,
    }),
  });

  it('do not differ by who asked and by the id of the run itself', () => {
    expect(compareRequests(stored('r_2'), stored('r_1'))).toEqual([]);
  });

  it('differ by version, target, branch, inputs and secrets, each by its name', () => {
    const secrets = [{ name: 'registry', version: 2 }];
    const now = stored(
      'r_2',
      { url: 'https://api.github.com/y', action: { version: 4 }, secrets },
      { new: '1' },
    );
    expect(compareRequests(now, stored('r_1', {}, { old: '1', service: 'web' }))).toEqual([
      { name: 'action version', change: 'changed', now: 4, before: 3 },
      { name: 'url', change: 'changed', now: 'https://api.github.com/y', before: 'https://api.github.com/x' },
      { name: 'inputs.new', change: 'added', now: '1' },
      { name: 'inputs.service', change: 'changed', now: 'api', before: 'web' },
      { name: 'secrets', change: 'added', now: secrets },
      { name: 'inputs.old', change: 'removed', before: '1' },
    ]);
  });
});
