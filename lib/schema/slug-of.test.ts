import { expect, test } from 'vitest';
import { slugOf } from './slug-of.ts';

test.each([
  [' Équipe Réseau & Co. ', 'equipe-reseau-co'],
  ['Platform Team', 'platform-team'],
  ['API v2', 'api-v2'],
  ['日本', ''],
  ['', ''],
  ['a'.repeat(300), 'a'.repeat(100)],
])('%j becomes %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('other joints are possible', () => {
  expect(slugOf('Message queue', '_')).toBe('message_queue');
});
