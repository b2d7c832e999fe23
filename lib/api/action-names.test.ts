import { expect, it } from 'vitest';
import { refusalsOf } from '#lib/actions/lint-action.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { routes } from './routes.ts';

const words = routes
  .map(({ spec }) => spec.path.match(/^\/v1\/actions\/([^/:]+)/)?.[1])
  .filter((word) => word !== undefined);

it.each([...new Set(words)])('no action may be called %s, which its address would not reach', (word) => {
  expect(refusalsOf(githubAction({ identifier: word }))).toMatchObject([{ path: '/identifier' }]);
});

it('knows such words', () => {
  expect(words).toContain('runs');
});
