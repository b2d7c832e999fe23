import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');

/** Where somebody might stand, what may be imported there and what may not. */
const ZONES: Record<string, { allowed: string[]; denied: string[] }> = {
  'app/(portal)/page.tsx': {
    allowed: ['#lib/web/page-context.ts', '#lib/runs/server/get-run.ts', '#components/ui/button.tsx', 'next'],
    denied: ['#db/queries/runs.ts', 'drizzle-orm', 'postgres', '#lib/processes/services.ts', 'next/link'],
  },
  'components/runs/run-list.tsx': {
    allowed: ['#lib/runs/states.ts', 'react', 'next/navigation', 'next-auth/react'],
    denied: [
      '#app/layout.tsx',
      'next/link',
      '#db/client.ts',
      '#lib/runs/server/get-run.ts',
      '#lib/web/services.ts',
      '#lib/api/routes.ts',
      '#lib/auth/session-cookie.ts',
      'drizzle-orm/pg-core',
      'next/headers',
      'next-auth',
    ],
  },
  'lib/runs/states.ts': {
    allowed: ['#lib/actions/approvers.ts', './other.ts', 'yaml'],
    denied: [
      '#db/client.ts',
      'drizzle-orm',
      'postgres',
      'next/cache',
      'react',
      './server/get-run.ts',
      '#lib/actions/server/get-action.ts',
      '#lib/web/services.ts',
      '#components/ui/button.tsx',
      '#lib/github/stand-in/server.ts',
    ],
  },
  'lib/runs/server/get-run.ts': {
    allowed: [
      '#db/queries/runs.ts',
      '#lib/runs/states.ts',
      './list-runs.ts',
      '#lib/actions/server/get-action.ts',
    ],
    denied: [
      'drizzle-orm',
      'postgres',
      'next',
      'react',
      '#lib/web/services.ts',
      '#lib/api/routes.ts',
      '#app/x.ts',
    ],
  },
  'lib/api/run-routes.ts': {
    allowed: ['#lib/runs/server/get-run.ts', '#lib/web/define-route.ts', 'hono'],
    denied: ['drizzle-orm', '#components/ui/button.tsx', '#app/layout.tsx', '#lib/processes/services.ts'],
  },
  'lib/processes/worker/main.ts': {
    allowed: ['#lib/runs/server/claim-run.ts', '#db/client.ts'],
    denied: ['drizzle-orm', 'postgres', '#components/ui/button.tsx', '#lib/github/stand-in/server.ts'],
  },
  'lib/github/stand-in/server.ts': {
    allowed: ['./store.ts', '#lib/github/stand-in/store.ts', 'yaml', 'node:http'],
    denied: ['#lib/errors.ts', '#lib/github/client.ts', '../client.ts', '#db/client.ts', 'octokit'],
  },
  'db/queries/runs.ts': {
    allowed: ['#lib/runs/states.ts', '#db/client.ts', 'drizzle-orm'],
    denied: ['#lib/runs/server/get-run.ts', '#lib/web/services.ts', '#app/x.ts', 'react', 'next'],
  },
};

let folder: string;
let breaches: Set<string>;

/** All zones in one run of the linter, with the repository's own rules. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quayside-zones-'));
  const config = JSON.parse(readFileSync(path.join(ROOT, 'biome.json'), 'utf8'));
  const { $schema: _, vcs: __, ...own } = config;
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(own));
  for (const [name, { allowed, denied }] of Object.entries(ZONES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    const lines = [...allowed, ...denied].map(
      (specifier, index) => `export { x as x${index} } from '${specifier}';`,
    );
    writeFileSync(path.join(folder, name), lines.join('\n'));
  }
  breaches = lint();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(): Set<string> {
  const biome = path.join(ROOT, 'node_modules/.bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
  let report: string;
  try {
    report = execFileSync(biome, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  } catch (error) {
    report = String((error as { stdout: string }).stdout);
  }
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
  };
  return new Set(diagnostics.map(({ location }) => `${location.path}:${location.start.line}`));
}

test.each(Object.entries(ZONES))('%s', (name, { allowed, denied }) => {
  const refused = [...allowed, ...denied].filter((_, index) => breaches.has(`${name}:${index + 1}`));
  expect(refused).toEqual(denied);
});
