import { act, Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '#components/fixtures/screen.tsx';
import { loadedLater } from './loaded-later.tsx';

/** A component and how often it was asked for; `fails` the first so many times. */
function late(fails = 0) {
  let asked = 0;
  const Part = loadedLater<{ name: string }>(async () => {
    asked += 1;
    if (asked <= fails) throw new Error('offline');
    return ({ name }) => <p>{name}</p>;
  });
  return { Part, asked: () => asked };
}
const sign = () => act(async () => void document.dispatchEvent(new Event('pointermove')));

describe('what is loaded later', () => {
  it('is not asked for before anybody is there, and then once', async () => {
    const { asked } = late();
    expect(asked()).toBe(0);
    await sign();
    await act(async () => void document.dispatchEvent(new Event('keydown')));
    expect(asked()).toBe(1);
  });

  it('is drawn at once when it came in time', async () => {
    const { Part } = late();
    await sign();
    const host = await show(<Part name="there" />);
    expect(host.textContent).toBe('there');
  });

  it('is waited for when it is needed first', async () => {
    const { Part, asked } = late();
    const host = await show(
      <Suspense fallback="wait">
        <Part name="there" />
      </Suspense>,
    );
    expect([host.textContent, asked()]).toEqual(['there', 1]);
  });

  it('is asked for again after it could not be had', async () => {
    const { Part, asked } = late(1);
    await sign();
    const host = await show(
      <Suspense>
        <Part name="there" />
      </Suspense>,
    );
    expect([host.textContent, asked()]).toEqual(['there', 2]);
  });
});
