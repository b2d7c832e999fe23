import { beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, texts } from '#components/fixtures/screen.tsx';
import type { ServerAction } from './action-result.ts';
import { DeleteButton } from './delete-button.tsx';

let went: string[];
beforeEach(() => {
  went = [];
});

async function open(remove: ServerAction<{ identifier: string }>) {
  await show(
    <Router push={(to) => went.push(to)} refresh={() => went.push('refresh')}>
      <DeleteButton
        title="Service"
        consequence="Its table goes."
        confirmLabel="Delete blueprint"
        remove={remove}
        input={{ identifier: 'service' }}
        next="/builder"
      />
    </Router>,
  );
  await click(button('Delete'));
}

it('asks first, then deletes and leads on', async () => {
  const remove = vi.fn(async () => ({ ok: true as const, data: {} }));
  await open(remove);
  expect(texts(document, '[role=alertdialog] h2, [role=alertdialog] p')).toEqual([
    'Delete Service?',
    'Its table goes.',
  ]);
  expect(remove).not.toHaveBeenCalled();
  await click(button('Delete blueprint'));
  expect(remove.mock.calls).toEqual([[{ identifier: 'service' }]]);
  expect([went, document.querySelector('[role=dialog]')]).toEqual([['/builder', 'refresh'], null]);
});

it('shows why it was refused and what depends on it, and stays', async () => {
  await open(async () => ({
    ok: false,
    error: 'has_dependents',
    message: 'It still has entities.',
    details: [{ path: '', code: 'has_entities', message: '3 services' }],
    requestId: 'q',
  }));
  await click(button('Delete blueprint'));
  const refusal = document.querySelector('[role=dialog]') as Element;
  expect(texts(refusal, 'h2')).toEqual(['Service was not deleted']);
  expect(refusal.textContent).toContain('It still has entities.');
  expect(texts(refusal, 'li')).toEqual(['3 services']);
  expect(went).toEqual([]);
  await click(button('Close', refusal));
  expect(document.querySelector('[role=dialog]')).toBeNull();
});
