import { HOME_GRID } from '#components/home/home-skeleton.tsx';
import { MyRuns } from '#components/home/my-runs.tsx';
import { OwnedTable } from '#components/home/owned-table.tsx';
import { quickActions, quickHint } from '#components/home/quick-actions.ts';
import { StartAgain } from '#components/home/start-again.tsx';
import { waitingItems, waitingTitle } from '#components/home/waiting-items.ts';
import { WaitingList } from '#components/home/waiting-list.tsx';
import { WhatChanged } from '#components/home/what-changed.tsx';
import { LiveRefresh } from '#components/query/live-refresh.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { WaysOn } from '#components/start/ways-on.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { Section } from '#components/ui/page-header.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { pageContext } from '#lib/web/page-context.ts';
import { loadHome, type Owned } from './load-home.ts';

const MY_RUNS = 5;

export default async function HomePage() {
  const ctx = await pageContext();
  const { toDecide, mine, actions, changes, owned, begins } = await loadHome(ctx);
  const waiting = waitingItems(toDecide, mine, ctx.clock.now());
  const listed = new Set(waiting.map(({ run }) => run.id));
  const others = mine.filter(({ id }) => !listed.has(id)).slice(0, MY_RUNS);
  const quick = quickActions(
    actions,
    mine.map((run) => run.action.identifier),
  );
  return (
    <Page crumbs={[{ label: 'Home' }]}>
      <LiveRefresh topics={['runs']} />
      <PageBody label="Home" className={HOME_GRID}>
        <header className="col-span-full mb-3.5">
          <h1>{waitingTitle(waiting.length)}</h1>
          <p className="mt-0.5 text-ink-2">{ownedSentence(owned)}</p>
        </header>
        <div className="min-w-0">
          {waiting.length > 0 ? (
            <section aria-label="Waiting" className="mb-7">
              <WaitingList items={waiting} />
            </section>
          ) : null}
          {begins ? (
            <Section id="ways" title="Three ways on">
              <WaysOn />
            </Section>
          ) : (
            <OwnedSection owned={owned} isAdmin={ctx.actor.role === 'Admin'} />
          )}
          {others.length > 0 ? (
            <Section id="mine" title="My runs" end={<TextLink href="/runs?whose=mine">All of mine</TextLink>}>
              <MyRuns runs={others} />
            </Section>
          ) : null}
        </div>
        <div className="min-w-0">
          <Section
            id="start"
            title={mine.length > 0 ? 'Start again' : 'Start something'}
            end={
              actions.length > 0 ? (
                <TextLink href="/self-service">All {countOf(actions.length, 'action')}</TextLink>
              ) : null
            }
          >
            {quick.length > 0 ? (
              <StartAgain actions={quick.map((action) => ({ ...action, hint: quickHint(action) }))} />
            ) : (
              <EmptyState>There is no action you may run yet.</EmptyState>
            )}
          </Section>
          <Section id="changed" title="What changed" end={<TextLink href="/audit">Audit</TextLink>}>
            {changes.length > 0 ? (
              <WhatChanged changes={changes} />
            ) : (
              <EmptyState>Nothing of yours or your teams changed yet.</EmptyState>
            )}
          </Section>
        </div>
      </PageBody>
    </Page>
  );
}

function OwnedSection({ owned, isAdmin }: { owned: Owned | undefined; isAdmin: boolean }) {
  if (!owned) {
    return (
      <Section id="owned" title="What your teams own">
        <EmptyState
          action={
            <ButtonLink size="sm" href={isAdmin ? '/settings' : '/catalog'}>
              {isAdmin ? 'Open people' : 'Browse the catalog'}
            </ButtonLink>
          }
        >
          You are in no team, so nothing is owned by yours.
        </EmptyState>
      </Section>
    );
  }
  const { blueprint, rows, columns, lastRuns, total, noun } = owned;
  return (
    <Section
      id="owned"
      title={`What ${owned.teams} owns`}
      end={rows.length > 0 ? <TextLink href={owned.href}>All {total}</TextLink> : null}
    >
      {rows.length > 0 ? (
        <OwnedTable kind={blueprint} rows={rows} columns={columns} lastRuns={lastRuns} />
      ) : (
        <EmptyState>No {noun} yet.</EmptyState>
      )}
    </Section>
  );
}

function ownedSentence(owned: Owned | undefined): string {
  if (!owned) return 'You are in no team yet.';
  return owned.rows.length === 0
    ? `${owned.teams} owns no ${owned.noun}.`
    : `${owned.teams} owns ${owned.total} ${owned.noun}.`;
}
