import { expect, it, vi } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { type SignOut, useLeave } from './use-leave.ts';

async function leaveBy(signOut: SignOut) {
  function Leave() {
    const leave = useLeave();
    return (
      <button type="button" onClick={() => void leave(signOut)}>
        Sign out
      </button>
    );
  }
  await show(
    <ToastProvider>
      <Leave />
    </ToastProvider>,
  );
  await click(button('Sign out'));
}

it.each<[string, SignOut]>([
  ['no answer comes', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'the server cannot',
    async () => ({ ok: false, error: 'unavailable', message: 'Try again.', details: [], requestId: '' }),
  ],
])('says that one is still signed in when %s', async (_, signOut) => {
  await leaveBy(signOut);
  await vi.waitFor(() => expect(document.body.textContent).toContain('You are still signed in'));
});
