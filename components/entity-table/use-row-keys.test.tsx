import { useRef } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { show, update } from '#components/fixtures/screen.tsx';
import { useRowKeys } from './use-row-keys.ts';

function Rows({ names }: { names: string[] }) {
  const body = useRef<HTMLDivElement>(null);
  useRowKeys(body);
  return (
    <>
      <input aria-label="search" />
      <a href="/elsewhere" data-row>
        elsewhere
      </a>
      <div ref={body}>
        {names.map((name) => (
          <a key={name} href={`/${name}`} data-row>
            {name}
          </a>
        ))}
      </div>
    </>
  );
}

const open = async (names: string[]) => {
  await show(<Rows names={names} />);
};

const focused = () => (document.activeElement as HTMLAnchorElement).pathname?.slice(1);
function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return focused();
}

describe('j and k in a table', () => {
  beforeEach(() => open(['one', 'two', 'three']));

  it('begin at the first row, go down and up, and stop at the ends', () => {
    expect([press('j'), press('j'), press('j'), press('j')]).toEqual(['one', 'two', 'three', 'three']);
    expect([press('k'), press('k'), press('k')]).toEqual(['two', 'one', 'one']);
  });

  it('begin at the first row also with k', () => expect(press('k')).toBe('one'));

  it('are letters while somebody types', () => {
    const field = document.querySelector('input') as HTMLInputElement;
    field.focus();
    press('j', {}, field);
    expect(document.activeElement).toBe(field);
  });

  it.each(['ctrlKey', 'metaKey', 'altKey'])('are the browser’s with %s', (modifier) => {
    press('j');
    expect(press('j', { [modifier]: true })).toBe('one');
  });

  it('are no other keys, and no capitals', () => {
    press('j');
    for (const key of ['J', 'K', 'ArrowDown', 'x']) expect(press(key)).toBe('one');
  });

  it('find rows that came meanwhile', async () => {
    press('j');
    await update(<Rows names={['zero', 'one', 'two']} />);
    expect(press('k')).toBe('zero');
  });
});

it('do nothing in an empty table', async () => {
  await open([]);
  press('j');
  expect(document.activeElement).toBe(document.body);
});
