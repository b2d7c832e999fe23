import { decideRun, decideRuns, resolveRun } from '#app/(portal)/runs/server-actions.ts';
import { ApprovalsInbox } from '#components/approvals/approvals-inbox.tsx';
import { toRun } from '#components/runs/run-wire.ts';
import { Page } from '#components/shell/page.tsx';
import { inputTitles } from '#lib/actions/input-titles.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { listApprovals } from '#lib/runs/server/list-approvals.ts';
import { orUndefined } from '#lib/web/or-undefined.ts';
import { pageContext } from '#lib/web/page-context.ts';

/** Looking changes nothing: decisions are server actions. */
export default async function ApprovalsPage() {
  const ctx = await pageContext();
  const { waiting, unclear, requested, decided } = await listApprovals(ctx);
  const runs = [...waiting, ...unclear, ...requested, ...decided];
  const identifiers = [...new Set(runs.map(({ action }) => action.identifier))];
  const actions = await Promise.all(
    identifiers.map((identifier) => orUndefined(getAction(ctx, { identifier }))),
  );
  const titles = actions.map((action) => inputTitles(action?.document.trigger.userInputs));
  return (
    <Page crumbs={[{ label: 'Approvals' }]}>
      <ApprovalsInbox
        initial={{
          waiting: waiting.map(toRun),
          unclear: unclear.map(toRun),
          requested: requested.map(toRun),
          decided: decided.map(toRun),
        }}
        inputTitles={Object.fromEntries(
          identifiers.map((identifier, index) => [identifier, titles[index] ?? {}]),
        )}
        decide={decideRun}
        decideTogether={decideRuns}
        resolve={resolveRun}
      />
    </Page>
  );
}
