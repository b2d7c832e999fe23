import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { click, renderForTest } from '#components/ui/testing-render.tsx';
import { draftKey, readDraft } from './draft-store.ts';
import { UnsavedGuard } from './unsaved-guard.tsx';
import { type UseDraft, useDraft } from './use-draft.ts';

const pushed = vi.hoisted(() => [] as string[]);
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: (href: string) => pushed.push(href) }) }));

let draft: UseDraft;

function Form({ user = 'u1', initial = {} }: { user?: string; initial?: Record<string, unknown> }) {
  draft = useDraft(user, 'deploy', initial);
  return null;
}

let unmount: () => Promise<void>;
async function open(props: Parameters<typeof Form>[0] = {}) {
  ({ unmount } = await renderForTest(<Form {...props} />));
}
/** A reload: the page is gone before the pause in typing is over. */
async function reload(props: Parameters<typeof Form>[0] = {}) {
  await act(async () => window.dispatchEvent(new Event('pagehide')));
  await unmount();
  await open(props);
}
const type = (value: Record<string, unknown>) => act(async () => draft.setValue(value));
const stored = () => readDraft(localStorage, draftKey('u1', 'deploy'));

beforeEach(() => localStorage.clear());
afterEach(() => unmount());

describe('useDraft', () => {
  it('brings back what was typed after a reload, for the same person only', async () => {
    await open({ initial: { zone: 'a' } });
    expect(draft).toMatchObject({ ready: true, restored: false, value: { zone: 'a' } });
    await type({ zone: 'b' });
    await reload();
    expect(draft).toMatchObject({ restored: true, value: { zone: 'b' } });
    await reload({ user: 'u2' });
    expect(draft).toMatchObject({ restored: false, value: {} });
  });

  it('keeps one idempotency key through reloads and repeated sending', async () => {
    await open();
    await type({ zone: 'b' });
    const key = draft.idempotencyKey;
    expect(key).toMatch(/^[0-9a-f-]{32,36}$/);
    await act(async () => draft.markSent());
    await reload();
    await type({ zone: 'b' });
    expect(draft.idempotencyKey).toBe(key);
  });

  it('takes a new key once something else is asked for after sending', async () => {
    await open();
    await type({ zone: 'b' });
    const key = draft.idempotencyKey;
    await type({ zone: 'c' });
    expect(draft.idempotencyKey).toBe(key);
    await act(async () => draft.markSent());
    await type({ zone: 'd' });
    expect(draft.idempotencyKey).not.toBe(key);
  });

  it('is gone after a success, and the next request is another one', async () => {
    await open();
    await type({ zone: 'b' });
    const key = draft.idempotencyKey;
    await act(async () => draft.clear());
    expect(draft.value).toEqual({ zone: 'b' });
    await reload();
    expect(draft).toMatchObject({ restored: false, value: {} });
    expect(draft.idempotencyKey).not.toBe(key);
  });

  it('starts over from what it was given', async () => {
    await open({ initial: { zone: 'a' } });
    await type({ zone: 'b' });
    await act(async () => draft.startOver());
    expect(draft.value).toEqual({ zone: 'a' });
    expect(stored()).toBeUndefined();
  });
});

describe('UnsavedGuard', () => {
  async function leave(dirty: boolean, href = '/runs') {
    pushed.length = 0;
    ({ unmount } = await renderForTest(
      <>
        <UnsavedGuard dirty={dirty} />
        <a href={href} onClick={(event) => event.preventDefault()}>
          away
        </a>
      </>,
    ));
    await click(document.querySelector('a'));
  }
  const dialog = () => document.querySelector('[role=alertdialog]');
  const press = (name: string) =>
    click([...document.querySelectorAll('button')].find((button) => button.textContent === name));

  it('asks before a link takes one away, and goes when told', async () => {
    await leave(true);
    expect(dialog()?.textContent).toContain('not saved');
    await press('Leave');
    expect(pushed).toEqual(['/runs']);
  });

  it('stays when told', async () => {
    await leave(true);
    await press('Stay');
    expect(dialog()).toBeNull();
    expect(pushed).toEqual([]);
  });

  it.each([
    ['nothing is unsaved', false, '/runs'],
    ['the link leads elsewhere', true, 'https://example.com/'],
    ['the link stays on the page', true, `${window.location.pathname}#part`],
  ])('does not ask when %s', async (_, dirty, href) => {
    await leave(dirty, href);
    expect(dialog()).toBeNull();
  });

  it('has the browser ask before the tab closes', async () => {
    await leave(true, '#x');
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
  });
});
