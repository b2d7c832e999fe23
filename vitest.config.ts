import { defineConfig } from 'vitest/config';

const ROOMS = '{lib,db,components,blueprints,scripts,bench}';
const HTTP = 'lib/{api,processes/web}/**/*.db.test.ts';
/** Puts itself in the place of Next, for all that share modules with it. */
const ALONE = 'lib/processes/web/authorisation-matrix*.db.test.ts';

/** These wait for others nearly as much as they work. */
const MORE_THAN_CORES = 3;

const onPostgres = {
  isolate: false,
  environment: 'node' as const,
  globalSetup: './db/testing/global-setup.ts',
  testTimeout: 30_000,
  hookTimeout: 60_000,
  maxWorkers: MORE_THAN_CORES,
  // It imports `next/server`, which only a bundler finds.
  server: { deps: { inline: ['next-auth'] } },
};

/** Modules hold no state, so test files may share them: half the time of loading them for each. */
const shared = { isolate: false, pool: 'threads', testTimeout: 30_000, maxWorkers: 2 } as const;

/** A suffix says what a test needs: nothing, a document, PostgreSQL, processes of its own, or the build. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [`${ROOMS}/**/*.test.ts`],
          exclude: ['**/*.{db,process,build}.test.ts'],
          environment: 'node',
        },
      },
      {
        test: {
          ...shared,
          name: 'component',
          include: ['components/**/*.test.tsx'],
          environment: 'jsdom',
        },
      },
      { test: { ...onPostgres, name: 'database', include: [`${ROOMS}/**/*.db.test.ts`], exclude: [HTTP] } },
      { test: { ...onPostgres, name: 'http', include: [HTTP], exclude: [ALONE] } },
      { test: { ...onPostgres, isolate: true, name: 'matrix', include: [ALONE] } },
      {
        test: {
          name: 'process',
          include: [`${ROOMS}/**/*.process.test.ts`],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: MORE_THAN_CORES,
        },
      },
      { test: { ...onPostgres, name: 'build', include: [`${ROOMS}/**/*.build.test.ts`] } },
    ],
  },
});
