import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{lib,db,components,blueprints,scripts}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
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
          include: ['{lib,db,scripts,blueprints}/**/*.db.test.ts'],
          environment: 'node',
          globalSetup: './db/testing/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
