import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js';
import { beforeEach, expect, it } from 'vitest';
import { At } from '#components/fixtures/router.tsx';
import { button, click, leave, show, update } from '#components/fixtures/screen.tsx';
import { ShellContext, type ShellData } from '#components/shell/shell-data.ts';
import { CatalogFoot } from './catalog-foot.tsx';
import { useView } from './use-view.ts';

const SHELL = { counts: Promise.resolve(new Map()) } as unknown as ShellData;

function Foot({ next }: { next: string | null }) {
  const [view, setView] = useView();
  const answer = { entities: [], next } as never;
  return <CatalogFoot blueprint="service" noun="services" view={view} answer={answer} onChange={setView} />;
}

/** As the address has it now. */
function foot(next: string | null) {
  return (
    <ShellContext value={SHELL}>
      <At path="/catalog/service">
        <SearchParamsContext value={new URLSearchParams(window.location.search)}>
          <Foot next={next} />
        </SearchParamsContext>
      </At>
    </ShellContext>
  );
}

beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '', '/catalog/service?q=a');
});

it('goes back page by page, also after another screen was looked at', async () => {
  await show(foot('second'));
  await click(button('Next page'));
  await update(foot('third'));
  await click(button('Next page'));
  expect(window.location.search).toBe('?q=a&from=third&page=3');
  await leave();
  await show(foot(null));
  await click(button('Previous page'));
  expect(window.location.search).toBe('?q=a&from=second&page=2');
  await update(foot('third'));
  await click(button('Previous page'));
  expect(window.location.search).toBe('?q=a');
});

it('begins at the first page for whoever opened a link into the middle', async () => {
  window.history.replaceState(null, '', '/catalog/service?q=a&from=shared&page=4');
  const entries = window.history.length;
  await show(foot('later'));
  await click(button('Previous page'));
  expect([window.location.search, window.history.length]).toEqual(['?q=a', entries + 1]);
});
