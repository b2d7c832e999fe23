import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, typeInto, update } from '#components/fixtures/screen.tsx';
// Loaded here, so that no test waits for it to be read.
import '#components/schema-form/form-body.tsx';
import { EntityForm, type EntityFormProps } from './entity-form.tsx';

const FORM: EntityFormProps['form'] = {
  schema: {
    type: 'object',
    properties: {
      title: { type: 'string', title: 'Title' },
      tier: { type: 'string', title: 'Tier' },
      config: { title: 'Config' },
    },
    required: [],
  },
  uiSchema: { config: { 'ui:field': 'JsonField' } },
};
const refresh = vi.fn();
const save = vi.fn<EntityFormProps['save']>();

function Edit({ version, value }: { version: number; value: Record<string, unknown> }) {
  return (
    <Router refresh={refresh}>
      <EntityForm
        blueprint="service"
        noun="service"
        form={structuredClone(FORM)}
        userId="u1"
        identifier="soak"
        version={version}
        value={value}
        save={save}
      />
    </Router>
  );
}

const field = (name: string) => document.getElementById(`entity__${name}`) as HTMLInputElement;
async function open() {
  await show(<Edit version={1} value={{ title: 'Soak', tier: 'low' }} />);
  await act(async () => vi.waitFor(() => expect(field('title')).not.toBeNull(), 10_000));
}
const CHANGED = 'What you changed stands on what it is now';

beforeEach(() => {
  localStorage.clear();
  vi.resetAllMocks();
});

it('brings what is typed onto what somebody else changed, without taking the field away', async () => {
  await open();
  const typing = field('title');
  await act(async () => typing.focus());
  await typeInto(typing, 'Soak test');
  await typeInto(field('config'), '{"a": ');
  await update(<Edit version={2} value={{ title: 'Soak', tier: 'high' }} />);
  expect(field('title')).toBe(typing);
  expect(document.activeElement).toBe(typing);
  expect(typing.value).toBe('Soak test');
  expect(field('tier').value).toBe('high');
  expect(field('config').value).toBe('{"a": ');
  expect(document.body.textContent).toContain(CHANGED);
});

it('shows what somebody else changed where nobody typed, and says nothing of it', async () => {
  await open();
  await update(<Edit version={2} value={{ title: 'Other', tier: 'low' }} />);
  expect(field('title').value).toBe('Other');
  expect(document.body.textContent).not.toContain(CHANGED);
});

it('says that it was changed meanwhile until the change has come, and saves onto that', async () => {
  await open();
  await typeInto(field('title'), 'Mine');
  save.mockResolvedValue({
    ok: false,
    error: 'stale_version',
    message: 'Stale.',
    details: [],
    requestId: 'r',
  });
  await click(button('Save service'));
  expect(refresh).toHaveBeenCalledOnce();
  expect(document.body.textContent).toContain('Somebody else changed it meanwhile.');
  await update(<Edit version={2} value={{ title: 'Soak', tier: 'high' }} />);
  expect(document.body.textContent).not.toContain('Somebody else changed it meanwhile.');
  expect(document.body.textContent).toContain(CHANGED);
  await click(button('Save service'));
  expect(save.mock.lastCall?.[0]).toMatchObject({
    entity: { title: 'Mine', tier: 'high' },
    expectedVersion: 2,
  });
});
