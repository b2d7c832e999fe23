import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
import { Dialog } from './dialog.tsx';
import { Sheet } from './sheet.tsx';

it.each([
  ['dialog', Dialog],
  ['drawer', Sheet],
] as const)('a %s without a trigger gives the focus back to what opened it', async (_, Panel) => {
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
        <Panel title="Panel" open={open} onOpenChange={setOpen}>
          <button type="button">Inside</button>
        </Panel>
      </>
    );
  }
  await show(<Page />);
  button('Open')?.focus();
  await click(button('Open'));
  await vi.waitFor(() => expect(document.activeElement?.closest('[role=dialog]')).not.toBeNull());
  await click(button('Close'));
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Open')));
});
