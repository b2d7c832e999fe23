import { ArrowRight } from 'lucide-react';
import { ExactRequest } from '#components/runs/exact-request.tsx';
import { RunComments } from '#components/runs/run-comments.tsx';
import { RunInputs } from '#components/runs/run-inputs.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Pill } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import { Facts } from './facts.tsx';
import { InputDifferences } from './input-differences.tsx';
import { RequestDifferences } from './request-differences.tsx';
import { type Comparison, useComparison } from './use-comparison.ts';

export interface DecisionDetailsProps {
  run: Run;
  /** titles of the action's inputs */
  titles: Record<string, string>;
}

/** Who asks for what, how it differs from the last time, what was said, and the exact request. */
export function DecisionDetails({ run, titles }: DecisionDetailsProps) {
  const comparison = useComparison(run.id);
  const last = comparison?.last;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 id="decision-title" className="min-w-0 text-xl font-strong tracking-tight wrap-anywhere">
          <VisibleText>{run.action.title}</VisibleText>
        </h2>
        <Pill status={statusOfRun(run.state)} />
        <TextLink
          href={`/runs/${encodeURIComponent(run.id)}`}
          className="ml-auto inline-flex min-h-6 items-center gap-1 pointer-coarse:min-h-10"
        >
          Open run <ArrowRight aria-hidden size={14} />
        </TextLink>
      </div>
      <WhoAsks run={run} />
      <Facts run={run} />
      <Section
        id="decision-inputs"
        title={
          <>
            Inputs <InputsNote comparison={comparison} run={run} />
          </>
        }
      >
        {comparison && last ? (
          <InputDifferences titles={titles} inputs={comparison.inputs} last={last} />
        ) : (
          <RunInputs inputs={run.properties} titles={titles} />
        )}
      </Section>
      <RunComments comments={run.comments ?? []} />
      <ExactRequest
        id="decision-request"
        title="Exact request"
        note="your decision is bound to it"
        request={run.request}
      />
      {comparison && comparison.request.length > 0 ? (
        <RequestDifferences differences={comparison.request} />
      ) : null}
    </>
  );
}

function WhoAsks({ run }: { run: Run }) {
  const { requester, entity, blueprint } = run;
  const name = entity ? entity.title || entity.identifier : '';
  const path =
    entity && blueprint ? [blueprint.identifier, entity.identifier].map(encodeURIComponent) : undefined;
  return (
    <p className="mt-1 max-w-[66ch] wrap-anywhere">
      <strong className="font-medium">
        <VisibleText>{requester.name ?? requester.id}</VisibleText>
      </strong>{' '}
      asked <RelativeTime at={run.createdAt} ago />
      {entity ? ' for ' : ''}
      {path ? (
        <TextLink inText href={`/catalog/${path.join('/')}`}>
          <VisibleText>{name}</VisibleText>
        </TextLink>
      ) : (
        <VisibleText>{name}</VisibleText>
      )}
      .
    </p>
  );
}

function InputsNote({ comparison, run }: { comparison: Comparison | null | undefined; run: Run }) {
  const entity = run.entity?.title || run.entity?.identifier || '';
  if (!comparison) return null;
  const differing = comparison.inputs.filter(({ change }) => change !== 'same').length;
  const count = differing === 0 ? 'None differs' : differing === 1 ? '1 differs' : `${differing} differ`;
  return (
    <span className="ml-1 font-regular wrap-anywhere text-ink-3">
      {comparison.last ? (
        <>
          {count} from the last run on <VisibleText>{entity}</VisibleText>,{' '}
          <RelativeTime at={comparison.last.dispatchedAt} ago />
        </>
      ) : (
        <>
          First time on <VisibleText>{entity}</VisibleText>, as far as you can see
        </>
      )}
    </span>
  );
}
