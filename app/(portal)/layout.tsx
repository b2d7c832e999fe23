import { setTimeout } from 'node:timers/promises';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { signInAsDemo, signOut, signOutEverywhere } from '#app/(auth)/server-actions.ts';
import { LiveRefresh } from '#components/query/live-refresh.tsx';
import { QueryProvider } from '#components/query/query-provider.tsx';
import { AppShell } from '#components/shell/app-shell.tsx';
import type { Duties } from '#components/shell/navigation.ts';
import type { EntityCounts, NavBlueprint } from '#components/shell/shell-data.ts';
import type { Viewer } from '#components/shell/viewer.tsx';
import { readTour, TOUR_COOKIE } from '#components/tour/tour.ts';
import { TourPlace } from '#components/tour/tour-place.tsx';
import { TourProvider } from '#components/tour/tour-provider.tsx';
import { canSome } from '#lib/access/ability.ts';
import { teamTitles } from '#lib/access/server/team-titles.ts';
import type { Subject } from '#lib/access/subjects.ts';
import { headingOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { demoState } from '#lib/demo/server/demo-state.ts';
import { countEntities } from '#lib/entities/server/count-entities.ts';
import { countApprovals } from '#lib/runs/server/count-approvals.ts';
import { pageContext, type SignedInContext } from '#lib/web/page-context.ts';

/** An integration may write entities all day: the counts need not follow each one. */
const COUNTED_EVERY_MS = 10_000;
/** What is counted by then comes with the page, else it follows. */
const COUNTED_WITHIN_MS = 25;

/** Everything behind sign-in: who looks, what they may go to, and the live cache of the browser. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const counts = countsOf(ctx);
  const [counted, titles, blueprints, approvals, demo, jar] = await Promise.all([
    Promise.race([counts, setTimeout(COUNTED_WITHIN_MS, undefined, { ref: false })]),
    teamTitles(ctx),
    navBlueprints(ctx),
    countApprovals(ctx),
    demoState(ctx),
    cookies(),
  ]);
  const viewer = viewerOf(ctx);
  const hasTour = demo.kind === 'loaded';
  const portal = (
    <QueryProvider>
      <LiveRefresh topics={['approvals', 'blueprints']} />
      <LiveRefresh topics={['entities:*']} everyMs={COUNTED_EVERY_MS} />
      <AppShell
        viewer={viewer}
        teamTitles={Object.fromEntries(titles)}
        shell={{
          blueprints,
          counts: counted ?? counts,
          approvals,
          duties: dutiesOf(ctx),
          demo: ctx.services.env.demo,
          signOut: signOut.bind(null, {}),
          signOutEverywhere: signOutEverywhere.bind(null, {}),
        }}
        above={hasTour ? <TourPlace signInAs={signInAsDemo} /> : null}
      >
        {children}
      </AppShell>
    </QueryProvider>
  );
  if (!hasTour) return portal;
  return <TourProvider initial={readTour(jar.get(TOUR_COOKIE)?.value)}>{portal}</TourProvider>;
}

async function navBlueprints(ctx: SignedInContext): Promise<NavBlueprint[]> {
  const blueprints = await listBlueprints(ctx);
  return blueprints
    .map(({ identifier, document }) => ({
      identifier,
      title: headingOf(document),
      icon: document.icon ?? null,
    }))
    .sort((left, right) => left.title.localeCompare(right.title));
}

function dutiesOf({ ability, actor }: SignedInContext): Duties {
  const some = (subject: Subject) =>
    canSome(ability, 'update', subject) || canSome(ability, 'create', subject);
  return { admin: actor.role === 'Admin', model: some('Blueprint'), actions: some('Action') };
}

/** A page is worth showing without its counts. */
const countsOf = (ctx: SignedInContext): Promise<EntityCounts> =>
  canSome(ctx.ability, 'read', 'Entity')
    ? countEntities(ctx).catch((error: unknown) => {
        ctx.services.log.warn({ err: error }, 'entities not counted');
        return new Map();
      })
    : Promise.resolve(new Map());

function viewerOf({ actor }: SignedInContext): Viewer {
  if (actor.kind === 'person') {
    const { id, name, email, role, teams } = actor;
    return { id, name, email, role, teams };
  }
  return { id: actor.id, name: actor.clientId, email: actor.clientId, role: actor.role, teams: [] };
}
