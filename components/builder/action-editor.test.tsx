import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, update } from '#components/fixtures/screen.tsx';
import { ViewerProvider } from '#components/shell/viewer.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { ActionEditor, type SaveAction } from './action-editor.tsx';

const VIEWER = { id: 'u1', name: 'Ada', email: 'ada@example.com', role: 'Admin' as const, teams: [] };
const DOCUMENT = {
  identifier: 'deploy',
  title: 'Deploy',
  trigger: { type: 'self-service', operation: 'CREATE', userInputs: { properties: {} } },
  invocationMethod: { type: 'GITHUB', org: 'o', repo: 'r', workflow: 'w.yml' },
} as unknown as ActionDocument;

let client: QueryClient;
let sent: SaveAction[] = [];

beforeEach(() => {
  localStorage.clear();
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  sent = [];
  vi.stubGlobal('fetch', async () => Response.json({ changes: [], warnings: [], rows: null, runs: null }));
});
afterEach(() => vi.unstubAllGlobals());

function permissionsOf(...approvers: string[]): ActionPermissions {
  return {
    execute: { users: [], roles: ['Admin'], teams: [], ownedByTeam: false, policy: null },
    approve: { users: approvers, roles: [], teams: [], policy: null },
  };
}

function editor(version: number, ...approvers: string[]) {
  return (
    <Router push={vi.fn()} refresh={vi.fn()}>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <ViewerProvider viewer={VIEWER}>
            <ActionEditor
              identifier="deploy"
              version={version}
              document={DOCUMENT}
              permissions={permissionsOf(...approvers)}
              blueprints={[]}
              teams={[]}
              categories={[]}
              schema={{}}
              save={async (input) => {
                sent.push(input);
                return { ok: true, data: { identifier: 'deploy', version: version + 1, warnings: [] } };
              }}
              checkWorkflow={async () => ({
                ok: true,
                data: { error: null, issues: [], offer: null, jobs: null },
              })}
            />
          </ViewerProvider>
        </ToastProvider>
      </QueryClientProvider>
    </Router>
  );
}

const apply = () =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Apply'));

it('warns where only the approvers are changed here, and somebody else saves others meanwhile', async () => {
  const host = await show(editor(1, 'ben@example.com'));
  await click(host.querySelector('#execute-owners'));
  await update(editor(2, 'eve@example.com'));
  expect(host.textContent).toContain('Version 2 was saved while you changed version 1.');
  await click(apply());
  expect(sent, 'nothing is overwritten').toEqual([]);
  await click(button('Bring my changes onto version 2'));
  expect(host.textContent).not.toContain('was saved while you changed');
  await click(apply());
  expect(sent).toMatchObject([
    {
      expectedVersion: 2,
      permissions: { execute: { ownedByTeam: true }, approve: { users: ['eve@example.com'] } },
    },
  ]);
});
