import { expect, it } from 'vitest';
import { ACTIONS, parseExpected, ROUTES, VERBS } from '#lib/processes/web/fixtures/matrix-expected.ts';
import { rowsNear } from './rows-near.ts';

const rows = [ROUTES, ACTIONS, VERBS].flatMap((table) => [...parseExpected(table).keys()]);
const near = (file: string) => rows.filter((row) => new RegExp(rowsNear(file) ?? '.', 'i').test(row));

it.each([
  ['lib/access/server/save-policy.ts', 'savePolicy'],
  ['lib/actions/server/replace-action.ts', 'saveAction'],
  ['lib/blueprints/server/save-blueprint.ts', 'PUT /v1/blueprints/:identifier #rename'],
  ['lib/entities/server/delete-entity.ts', 'deleteEntity'],
  ['lib/runs/server/decide-run.ts', 'PATCH /v1/actions/runs/:id/approval'],
  ['db/queries/readable-runs.ts', 'GET /api/events #run'],
  ['lib/views/server/replace-view.ts', 'PUT /v1/blueprints/:blueprint/views/:id'],
  ['lib/demo/server/start-empty.ts', 'POST /v1/demo/clear'],
  ['lib/sources/server/import-documents.ts', 'POST /v1/import'],
  ['db/queries/audit.ts', 'GET /v1/audit-log'],
])('%s is found out by few rows, among them %s', (file, row) => {
  expect(near(file)).toContain(row);
  expect(near(file).length).toBeLessThan(rows.length / 2);
});

it('an area that is not known is asked everywhere', () => {
  expect(rowsNear('lib/news/server/read-news.ts')).toBeUndefined();
});
