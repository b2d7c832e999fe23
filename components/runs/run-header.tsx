import { RotateCcw } from 'lucide-react';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Pill } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { visibleText } from '#components/ui/visible-characters.ts';
import { isTerminal } from '#lib/runs/states.ts';
import { nextStepOf } from './run-outcome.ts';
import type { Run } from './run-wire.ts';
import { type Stop, StopButton } from './stop-button.tsx';

export interface RunHeaderProps {
  run: Run;
  /** the version the action has now; undefined when it is gone */
  actionVersion: number | undefined;
  withdraw: Stop;
  cancel: Stop;
}

/** What was asked, by whom, where it stands, and what can be done about it. */
export function RunHeader({ run, actionVersion, withdraw, cancel }: RunHeaderProps) {
  const hasChanged = actionVersion !== undefined && actionVersion !== run.action.version;
  return (
    <div className="px-5 pt-2 pb-4 max-md:px-4">
      <PageHeader
        title={
          <>
            {visibleText(run.action.title)}
            <Subject run={run} />
          </>
        }
        badge={
          <span role="status">
            <Pill status={statusOfRun(run.state)}>{run.statusLabel || undefined}</Pill>
          </span>
        }
        actions={
          <>
            {isTerminal(run.state) && actionVersion !== undefined ? <RunAgain run={run} /> : null}
            <StopButton run={run} withdraw={withdraw} cancel={cancel} />
          </>
        }
      />
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <CopyId id={run.id} label="Copy run id" />
        <span>{visibleText(run.requester.name ?? run.requester.id)}</span>
        <span>
          asked <RelativeTime at={run.createdAt} ago />
        </span>
        {run.action.version === undefined ? null : (
          <span>
            Action version {run.action.version}
            {hasChanged ? `, now ${actionVersion}` : ''}
          </span>
        )}
        {run.attempt > 1 ? <span>Attempt {run.attempt}</span> : null}
      </p>
      <p className="mt-1.5 font-medium">{nextStepOf(run)}</p>
    </div>
  );
}

function Subject({ run: { entity, blueprint } }: { run: Run }) {
  if (!entity) return null;
  const name = visibleText(entity.title || entity.identifier);
  const href =
    blueprint &&
    `/catalog/${encodeURIComponent(blueprint.identifier)}/${encodeURIComponent(entity.identifier)}`;
  return (
    <>
      <span className="font-regular"> for </span>
      {href ? <Link href={href}>{name}</Link> : name}
    </>
  );
}

/** The values stay on the server until the form asks for them: nothing of them stands in the address. */
function RunAgain({ run }: { run: Run }) {
  const params = new URLSearchParams({ again: run.id });
  if (run.entity) params.set('entity', run.entity.identifier);
  return (
    <ButtonLink variant="quiet" href={`/self-service/${encodeURIComponent(run.action.identifier)}?${params}`}>
      <RotateCcw aria-hidden size={14} />
      Run again
    </ButtonLink>
  );
}
