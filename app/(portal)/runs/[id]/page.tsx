import { cancelRun, decideRun, resolveRun, withdrawRun } from '#app/(portal)/runs/server-actions.ts';
import { RunPage } from '#components/runs/run-page.tsx';
import { toRun } from '#components/runs/run-wire.ts';
import { Page } from '#components/shell/page.tsx';
import { inputTitles } from '#lib/actions/input-titles.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { getRun } from '#lib/runs/server/get-run.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { orUndefined } from '#lib/web/or-undefined.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export default async function RunPageRoute({ params }: Props) {
  const ctx = await pageContext();
  const run = await orNotFound(getRun(ctx, { id: (await params).id }));
  const action = await orUndefined(getAction(ctx, { identifier: run.action.identifier }));
  return (
    <Page crumbs={[{ label: 'Runs', href: '/runs' }, { label: run.action.title }]}>
      <RunPage
        initial={toRun(run)}
        inputTitles={inputTitles(action?.document.trigger.userInputs)}
        decide={decideRun}
        actionVersion={run.action.deleted ? undefined : action?.version}
        withdraw={withdrawRun}
        cancel={cancelRun}
        resolve={resolveRun}
      />
    </Page>
  );
}
