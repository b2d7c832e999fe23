import { defineConfig } from 'vitest/config';

const ROOMS = '{lib,db,components,blueprints,scripts,bench}';

/** A suffix says what a test needs: nothing, a browser's document, PostgreSQL, or processes of its own. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${ROOMS}/**/*.test.ts`],
          exclude: ['**/*.db.test.ts', '**/*.process.test.ts'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'component',
          include: ['components/**/*.test.tsx'],
          environment: 'jsdom',
        },
      },
      {
        test: {
          name: 'database',
          include: [`${ROOMS}/**/*.db.test.ts`],
          environment: 'node',
          globalSetup: './db/testing/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'process',
          include: [`${ROOMS}/**/*.process.test.ts`],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
