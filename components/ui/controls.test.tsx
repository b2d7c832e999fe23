import { act, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  button,
  click,
  holdTime,
  pass,
  press,
  show,
  typeInto,
  update,
} from '#components/fixtures/screen.tsx';
import { Button } from './button.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { SearchBox } from './search-box.tsx';

describe('Button', () => {
  it('stays reachable when it is off, and neither clicks nor submits', async () => {
    const clicked = vi.fn();
    const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    await show(
      <form onSubmit={submitted}>
        <Button type="submit" disabledReason="Fix Lifetime first" onClick={clicked}>
          Send
        </Button>
      </form>,
    );
    expect(button('Send')?.getAttribute('aria-disabled')).toBe('true');
    expect(button('Send')?.hasAttribute('disabled')).toBe(false);
    await click(button('Send'));
    expect(clicked).not.toHaveBeenCalled();
    expect(submitted).not.toHaveBeenCalled();
  });

  it('ignores the second click of a double click while it works', async () => {
    const clicked = vi.fn();
    await show(
      <Button pending onClick={clicked}>
        Save
      </Button>,
    );
    await click(button('Save'));
    expect(clicked).not.toHaveBeenCalled();
    expect(button('Save')?.getAttribute('aria-busy')).toBe('true');
  });
});

describe('ConfirmButton', () => {
  const dialog = () => document.querySelector('[role=alertdialog]');

  it('asks first, waits for the work and closes', async () => {
    let done = () => {};
    const work = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    await show(
      <ConfirmButton
        question="Delete 3 services?"
        consequence="Their history stays."
        confirmLabel="Delete 3 services"
        onConfirm={work}
      >
        Delete
      </ConfirmButton>,
    );
    await click(button('Delete'));
    expect(work).not.toHaveBeenCalled();
    expect(dialog()?.textContent).toContain('Their history stays.');
    await click(button('Delete 3 services'));
    expect(work).toHaveBeenCalledOnce();
    expect(dialog()).not.toBeNull();
    await act(async () => done());
    expect(dialog()).toBeNull();
  });

  it('does nothing when one thinks better of it', async () => {
    const work = vi.fn();
    await show(
      <ConfirmButton question="Sure?" confirmLabel="Do it" onConfirm={work}>
        Delete
      </ConfirmButton>,
    );
    await click(button('Delete'));
    await click(button('Cancel'));
    expect(dialog()).toBeNull();
    expect(work).not.toHaveBeenCalled();
  });
});

describe('SearchBox', () => {
  const asked: string[] = [];
  const field = () => document.querySelector('input') as HTMLInputElement;

  function Box() {
    const [value, setValue] = useState('');
    return (
      <SearchBox
        label="Filter"
        value={value}
        onValueChange={(next) => {
          asked.push(next);
          setValue(next);
        }}
      />
    );
  }
  async function open() {
    holdTime();
    asked.length = 0;
    await show(<Box />);
  }

  it('waits for a pause in typing', async () => {
    await open();
    await typeInto(field(), 'n');
    await typeInto(field(), 'net');
    expect(asked).toEqual([]);
    await pass(300);
    expect(asked).toEqual(['net']);
  });

  it('keeps what is typed while the answer to an earlier text arrives', async () => {
    holdTime();
    const box = (value: string) => <SearchBox label="Filter" value={value} onValueChange={() => {}} />;
    await show(box(''));
    await typeInto(field(), 'n');
    await pass(300);
    await typeInto(field(), 'net');
    await update(box('n'));
    expect(field().value).toBe('net');
    await update(box('from a link'));
    expect(field().value).toBe('from a link');
  });

  it('does not wait for Enter, and Escape clears it', async () => {
    await open();
    await typeInto(field(), 'net');
    await press(field(), 'Enter');
    expect(asked).toEqual(['net']);
    await press(field(), 'Escape');
    await pass(300);
    expect(asked).toEqual(['net', '']);
  });

  it('is focused by a slash, but not while somebody types elsewhere', async () => {
    await open();
    const other = document.body.appendChild(document.createElement('textarea'));
    await press(other, '/');
    expect(document.activeElement).not.toBe(field());
    other.remove();
    await press(document.body, '/');
    expect(document.activeElement).toBe(field());
  });
});
