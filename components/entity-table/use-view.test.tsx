import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js';
import { beforeEach, expect, it } from 'vitest';
import { At } from '#components/fixtures/router.tsx';
import { show } from '#components/fixtures/screen.tsx';
import type { SetView } from './table-parts.ts';
import { useView } from './use-view.ts';
import { readView } from './view-state.ts';

let setView: SetView;

function View() {
  [, setView] = useView();
  return null;
}

const now = () => readView(new URLSearchParams(window.location.search));

beforeEach(async () => {
  window.history.replaceState(null, '', '/catalog/service?q=a');
  await show(
    <At path="/catalog/service">
      <SearchParamsContext value={new URLSearchParams('q=a')}>
        <View />
      </SearchParamsContext>
    </At>,
  );
});

it('keeps the first of two changes that come before either is drawn', () => {
  setView({ group: 'tier' });
  setView({ sort: [{ property: 'name', order: 'ASC' }] }, 'replace');
  expect(now()).toMatchObject({ text: 'a', group: 'tier', sort: [{ property: 'name' }] });
});

it('lets a change go by what the one before left', () => {
  const add = (pin: string) => setView(({ pins }) => ({ pins: [...pins, pin] }));
  add('owner');
  add('tier');
  expect(now().pins).toEqual(['owner', 'tier']);
  expect(window.location.pathname).toBe('/catalog/service');
});
