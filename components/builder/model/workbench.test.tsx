import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, typeInto, update } from '#components/fixtures/screen.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { useDocumentText } from '../use-document-text.ts';
import type { Opened } from './open-in-panel.ts';
import { Workbench } from './workbench.tsx';

const DOCUMENT = {
  identifier: 'service',
  title: 'Service',
  schema: { properties: { property: { type: 'string' } } },
  relations: { owner: { target: 'team' } },
} as BlueprintDocument;

let client: QueryClient;
let opened: (Opened | undefined)[] = [];

beforeEach(() => {
  localStorage.clear();
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  opened = [];
  vi.stubGlobal('fetch', async () => Response.json({ changes: [], warnings: [] }));
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterEach(() => vi.unstubAllGlobals());

/** The address as it is at the moment: it follows what is opened only when the test says so. */
function Bench({ property }: { property: string | undefined }) {
  const draft = useDocumentText('blueprint', DOCUMENT, 1);
  return (
    <Workbench
      chosen={{ identifier: 'service', version: 1, document: DOCUMENT }}
      property={property}
      draft={draft}
      blueprints={[{ identifier: 'team', title: 'Team' }]}
      save={async () => ({ ok: true, data: { identifier: 'service', version: 2, warnings: [] } })}
      onOpen={(next) => void opened.push(next)}
      onCompare={() => undefined}
    />
  );
}

function at(property?: string) {
  return (
    <Router>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <Bench property={property} />
        </ToastProvider>
      </QueryClientProvider>
    </Router>
  );
}

const nameField = () => document.querySelector('input[id$="-name"]') as HTMLInputElement;

it.each([
  'property',
  'owner',
])('%s keeps its field while its name is typed, before the address follows', async (from) => {
  await show(at(from));
  const field = nameField();
  field.focus();
  await typeInto(field, 'ti');
  await typeInto(field, 'tie');
  await typeInto(field, 'tier');
  for (const late of ['ti', 'tier']) {
    expect([document.activeElement, field.value]).toEqual([field, 'tier']);
    await update(at(late));
  }
  expect([document.activeElement, field.value]).toEqual([field, 'tier']);
  expect(opened.at(-1)).toEqual({ blueprint: 'service', property: 'tier' });
});

it('shows the next property that gets the name which the first had', async () => {
  await show(at('property'));
  await typeInto(nameField(), 'tier');
  await update(at());
  await click(button('Add property'));
  expect(opened.at(-1)?.property).toBe('property');
  await update(at('property'));
  expect(nameField().value).toBe('property');
});

it('says so where the address names nothing', async () => {
  const host = await show(at('gone'));
  expect(host.textContent).toContain('There is no “gone” in Service.');
});
