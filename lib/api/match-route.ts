import { TrieRouter } from 'hono/router/trie-router';
import type { Route } from '#lib/web/route-types.ts';
import { type CompiledRoute, compileRoute } from './compile-route.ts';

type RouteMatch =
  | { route: CompiledRoute; params: Record<string, string> }
  /** the path is known, with other methods */
  | { allow: string[] }
  | undefined;

type RouteMatcher = (method: string, path: string) => RouteMatch;

/** Looks routes up by the undecoded path: an encoded slash never separates segments. */
export function createMatcher(routes: readonly Route[]): RouteMatcher {
  const router = new TrieRouter<CompiledRoute>();
  const methods = new Set<string>();
  const sorted = [...routes].sort((left, right) =>
    order(left.spec.path).localeCompare(order(right.spec.path)),
  );
  refuseDuplicates(sorted);
  for (const route of sorted) {
    methods.add(route.spec.method);
    router.add(route.spec.method, route.spec.path, compileRoute(route));
  }
  const find = (method: string, path: string) =>
    router.match(method, path)[0][0] as [CompiledRoute, Record<string, string>] | undefined;
  return (method, path) => {
    const found = find(method === 'HEAD' ? 'GET' : method, path);
    if (found) return { route: found[0], params: decode(found[1]) };
    const allow = [...methods].filter((other) => find(other, path));
    if (allow.length === 0) return undefined;
    return { allow: [...(allow.includes('GET') ? ['HEAD'] : []), ...allow, 'OPTIONS'].sort() };
  };
}

/** Static segments come before parameters, at the first place where two paths differ in kind. */
function order(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '1' : '0'))
    .join('');
}

function refuseDuplicates(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { spec } of routes) {
    const name = `${spec.method} ${spec.path.replaceAll(/:\w+/g, ':')}`;
    if (seen.has(name)) throw new Error(`Two routes answer ${name}.`);
    seen.add(name);
  }
}

function decode(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));
}
