import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { click, show, update } from '#components/fixtures/screen.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { WorkflowCheckPanel, type WorkflowCheckResult } from './workflow-check-panel.tsx';

const document = { identifier: 'deploy' } as ActionDocument;
const LACKING: WorkflowCheckResult = {
  error: null,
  issues: [{ path: '/x', code: 'no_run_id_input', message: 'deploy.yml does not declare quayside_run_id.' }],
  offer: 'on:\n  workflow_dispatch:',
  jobs: ['build'],
};

function within(node: ReactNode): ReactNode {
  return <QueryClientProvider client={new QueryClient()}>{node}</QueryClientProvider>;
}

/** Lets what was asked be answered and shown. */
const settle = () =>
  act(() => vi.waitFor(() => expect(window.document.body.textContent).toContain('Add these')));

describe('WorkflowCheckPanel', () => {
  it('warns of what a saved action’s workflow lacks and offers the lines, without being asked', async () => {
    const check = vi.fn(async () => ({ ok: true as const, data: LACKING }));
    const host = await show(within(<WorkflowCheckPanel document={document} check={check} version={1} />));
    await settle();
    expect(check.mock.calls).toEqual([[{ document }]]);
    expect(host.textContent).toContain('deploy.yml does not declare quayside_run_id.');
    expect(host.querySelector('pre')?.textContent).toBe(LACKING.offer);
  });

  it('checks again what was saved again', async () => {
    const check = vi.fn(async () => ({ ok: true as const, data: LACKING }));
    const client = new QueryClient();
    const panel = (version: number) => (
      <QueryClientProvider client={client}>
        <WorkflowCheckPanel document={document} check={check} version={version} />
      </QueryClientProvider>
    );
    await show(panel(1));
    await settle();
    await update(panel(1));
    expect(check).toHaveBeenCalledTimes(1);
    await update(panel(2));
    await act(() => vi.waitFor(() => expect(check).toHaveBeenCalledTimes(2)));
  });

  it('leaves a new action alone until somebody asks', async () => {
    const check = vi.fn(async () => ({ ok: true as const, data: LACKING }));
    const host = await show(within(<WorkflowCheckPanel document={document} check={check} />));
    expect(check).not.toHaveBeenCalled();
    await click(host.querySelector('button'));
    await settle();
    expect(check).toHaveBeenCalledTimes(1);
  });
});
