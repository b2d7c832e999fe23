import { describe, expect, it } from 'vitest';
import { hears, MISSED } from './live-topics.ts';
import { keysOfTopic } from './query-keys.ts';

describe('keysOfTopic', () => {
  it.each([
    ['approvals', [['approvals']]],
    ['entities:service', [['entities', 'service']]],
    ['entities:a:b', [['entities', 'a:b']]],
    ['run:r_1', [['run', 'r_1']]],
    ['runs', [['runs'], ['run']]],
  ])('%s makes %j stale', (topic, keys) => expect(keysOfTopic(topic)).toEqual(keys));
});

describe('hears', () => {
  it.each([
    ['runs', 'runs', true],
    ['runs', 'run:r_1', false],
    ['run:r_1', 'run:r_1', true],
    ['run:r_1', 'run:r_2', false],
    ['run:r_1', 'runs', true],
    ['entities:*', 'entities:service', true],
    ['entities:*', 'approvals', false],
    ['approvals', MISSED, true],
  ])('who waits for %s is told of %s: %s', (wanted, topic, told) => expect(hears(wanted, topic)).toBe(told));
});
