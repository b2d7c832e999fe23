import type { ReactNode } from 'react';
import { signOut, signOutEverywhere } from '#app/(auth)/server-actions.ts';
import { LiveRefresh } from '#components/query/live-refresh.tsx';
import { QueryProvider } from '#components/query/query-provider.tsx';
import { AppShell } from '#components/shell/app-shell.tsx';
import type { NavBlueprint } from '#components/shell/shell-data.ts';
import type { Viewer } from '#components/shell/viewer.tsx';
import { headingOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { getEntity } from '#lib/entities/server/get-entity.ts';
import { countApprovals } from '#lib/runs/server/count-approvals.ts';
import { orUndefined } from '#lib/web/or-undefined.ts';
import { pageContext, type SignedInContext } from '#lib/web/page-context.ts';

/** Everything behind sign-in: who looks, what they may go to, and the live cache of the browser. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const viewer = await viewerOf(ctx);
  return (
    <QueryProvider>
      <LiveRefresh topics={['approvals', 'blueprints']} />
      <AppShell
        viewer={viewer}
        shell={{
          blueprints: await navBlueprints(ctx),
          approvals: await countApprovals(ctx),
          admin: viewer.role === 'Admin',
          demo: ctx.services.env.demo,
          signOut: signOut.bind(null, {}),
          signOutEverywhere: signOutEverywhere.bind(null, {}),
        }}
      >
        {children}
      </AppShell>
    </QueryProvider>
  );
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

async function viewerOf(ctx: SignedInContext): Promise<Viewer> {
  const { actor } = ctx;
  if (actor.kind === 'person') {
    const { id, name, email, role, teams } = actor;
    return { id, name, email, role, teams, teamTitle: teams[0] && (await titleOfTeam(ctx, teams[0])) };
  }
  return {
    id: actor.id,
    name: actor.clientId,
    email: actor.clientId,
    role: actor.role,
    teams: [],
    teamTitle: undefined,
  };
}

async function titleOfTeam(ctx: SignedInContext, team: string): Promise<string> {
  const found = await orUndefined(getEntity(ctx, { blueprint: '_team', identifier: team }));
  return found?.entity.title || team;
}
