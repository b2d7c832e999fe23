import path from 'node:path';
import type { SourceFile } from './source-files.ts';

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([#.][^'"\n]*)\1/g;

/** Our own files that `file` imports, types included, as written. */
export function ownSpecifiers({ text }: SourceFile): string[] {
  return [...text.matchAll(SPECIFIER)].map((match) => match[2] as string);
}

/** The file a specifier means, relative to the root. */
export function resolveOwn(name: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return path.posix.join(path.posix.dirname(name), specifier);
}

/** Every import cycle once, as the files on it; types count, since they too tie files together. */
export function importCycles(files: SourceFile[]): string[][] {
  const graph = new Map(
    files.map((file) => [
      file.name,
      ownSpecifiers(file).map((specifier) => resolveOwn(file.name, specifier)),
    ]),
  );
  return stronglyConnected(graph).filter(
    (group) => group.length > 1 || graph.get(group[0] as string)?.includes(group[0] as string),
  );
}

/** Tarjan's algorithm. */
function stronglyConnected(graph: Map<string, string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    lowest.set(node, own);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      const reached = order.has(next)
        ? stack.includes(next)
          ? (order.get(next) as number)
          : own
        : visit(next);
      lowest.set(node, Math.min(lowest.get(node) as number, reached));
    }
    if (lowest.get(node) === own) groups.push(stack.splice(stack.indexOf(node)).toSorted());
    return lowest.get(node) as number;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return groups;
}
