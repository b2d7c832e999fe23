import {
  PathnameContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js';
import { afterEach, describe, expect, it } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, press, show, texts, typeInto } from '#components/fixtures/screen.tsx';
import type { Experience } from './action-experience.ts';
import { ActionHub } from './action-hub.tsx';
import type { HubAction } from './hub-action.ts';

const action = (changes: Partial<HubAction>): HubAction => ({
  identifier: 'deploy',
  title: 'Deploy a service',
  effect: 'Creates service',
  category: 'Service',
  needsApproval: false,
  mayExecute: true,
  ...changes,
});
const ACTIONS = [
  action({}),
  action({ identifier: 'a/b', title: 'Scale', description: 'More REPLICAS', needsApproval: true }),
  action({ identifier: 'retire', title: 'Retire', mayExecute: false }),
];

afterEach(() => {
  window.history.replaceState(null, '', '/');
});

async function open(query = '', actions = ACTIONS) {
  return show(
    <Router prefetch={() => {}}>
      <PathnameContext value="/self-service">
        <SearchParamsContext value={new URLSearchParams(query)}>
          <ActionHub actions={actions} />
        </SearchParamsContext>
      </PathnameContext>
    </Router>,
  );
}
const cards = (host: HTMLElement) =>
  [...host.querySelectorAll('li a')].map((card) => card.getAttribute('href'));

describe('the actions one may ask for', () => {
  it('lead to their forms, whatever their identifiers', async () => {
    expect(cards(await open())).toEqual([
      '/self-service/deploy',
      '/self-service/a%2Fb',
      '/self-service/retire',
    ]);
  });

  it('say whether somebody is asked first, and which one may only look at', async () => {
    const [deploy, scale, retire] = [...(await open()).querySelectorAll('li')].map(
      ({ textContent }) => textContent,
    );
    expect(deploy).toContain('Sent at once');
    expect(scale).toContain('Asks for approval');
    expect(retire).toContain('You may look, not run it');
    expect(deploy).not.toContain('You may look');
  });

  it.each([
    ['title', 'SCALE', ['/self-service/a%2Fb']],
    ['identifier', 'a/b', ['/self-service/a%2Fb']],
    ['description', ' replicas ', ['/self-service/a%2Fb']],
    ['nothing', '.*', []],
  ])('are found by %s', async (_what, text, found) => {
    expect(cards(await open(`q=${encodeURIComponent(text)}`))).toEqual(found);
  });

  it('keep what is searched for in the address, and take it out again', async () => {
    const box = (host: HTMLElement) => host.querySelector('input') as HTMLInputElement;
    const empty = box(await open());
    await typeInto(empty, 'a&b');
    await press(empty, 'Enter');
    expect(window.location.search).toBe('?q=a%26b');
    await press(box(await open('q=a%26b')), 'Escape');
    expect(window.location.href).toMatch(/\/self-service$/);
  });

  it('stand under their categories, what the reader used lately first', async () => {
    const used = (ownLastRunAt: string): Experience => ({
      runs: 60,
      succeeded: 48,
      failed: 2,
      medianSeconds: 350,
      medianWaitingSeconds: null,
      ownLastRunAt,
    });
    const host = await open('', [
      action({ identifier: 'one', category: 'Service' }),
      action({ identifier: 'two', category: 'Data', experience: used('2026-01-01T00:00:00Z') }),
      action({ identifier: 'three', category: 'Service', experience: used('2026-02-01T00:00:00Z') }),
    ]);
    expect(texts(host, 'h2')).toEqual(['Service', 'Data']);
    expect(cards(host)).toEqual(['three', 'one', 'two'].map((name) => `/self-service/${name}`));
    expect(texts(host, 'li')[0]).toContain('about 6 min96% of 50 runs succeed');
    expect(texts(host, 'li')[1]).not.toContain('%');
    await click(button('Data 1', host));
    expect(window.location.search).toBe('?category=Data');
  });

  it('are walked through with j and k', async () => {
    const host = await open();
    const links = [...host.querySelectorAll<HTMLElement>('li a')];
    links[0]?.focus();
    for (const [key, at] of [
      ['j', 1],
      ['j', 2],
      ['j', 2],
      ['k', 1],
    ] as const) {
      await press(document.activeElement ?? host, key);
      expect(document.activeElement).toBe(links[at]);
    }
  });

  it('tell none at all from none that match', async () => {
    expect((await open('q=zzz')).textContent).toContain('No action matches “zzz”.');
    expect((await open('', [])).textContent).toContain('No actions are defined yet.');
  });
});
