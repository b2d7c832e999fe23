import { expect, it } from 'vitest';
import { routes } from './routes.ts';

/** Names of actions that are refused, because addresses of ours stand there. */
const REFUSED = /^\/v1\/actions\/(runs|statistics)(\/|$)/;

const isOpen = (segment: string | undefined) => segment?.startsWith(':') === true;

/** Whether one request could mean both: a word of ours where the other path takes any name. */
function overlap(one: string, other: string): boolean {
  const [left, right] = [one.split('/'), other.split('/')];
  return (
    left.length === right.length &&
    left.every((segment, at) => segment === right[at] || isOpen(segment) || isOpen(right[at]))
  );
}

it('no address of ours stands where the name of an entity or a blueprint may stand', () => {
  const paths = routes.map(({ spec }) => ({ method: spec.method, path: spec.path }));
  const hidden = paths.flatMap((one, at) =>
    paths
      .slice(at + 1)
      .filter((other) => other.method === one.method && overlap(one.path, other.path))
      .filter((other) => !REFUSED.test(one.path) && !REFUSED.test(other.path))
      .map((other) => `${one.method} ${one.path} or ${other.path}`),
  );
  expect(hidden).toEqual([]);
});
