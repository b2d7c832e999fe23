'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { cappedNumber, countOf } from '#components/ui/format-number.ts';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import type { Issue } from '#lib/errors.ts';
import { IssueList } from '../issue-list.tsx';
import type { DocumentText } from '../use-document-text.ts';
import type { Saving } from '../use-save.ts';
import { ChangeTable } from './change-table.tsx';
import type { PlanState } from './use-change-plan.ts';

export interface ChangeBarProps {
  /** "blueprint" */
  noun: string;
  isNew: boolean;
  draft: Pick<
    DocumentText<unknown>,
    'isChanged' | 'undo' | 'reset' | 'rebase' | 'staleVersion' | 'tooLong' | 'document'
  >;
  version: number;
  planned: PlanState;
  /** of whose entities rows are counted, and what they are called */
  entities?: { blueprint: string; one: string; many: string } | undefined;
  saving: Saving;
  onSave: () => void;
  onCompare: () => void;
  className?: string;
}

/** What saving would change and touch, and the button that does it; what is wrong stands beside it. */
export function ChangeBar(props: ChangeBarProps) {
  const { noun, isNew, draft, planned, entities, saving, className } = props;
  const changes = planned.plan?.changes ?? [];
  const issues = saving.issues.length > 0 ? saving.issues : planned.issues;
  return (
    <section aria-labelledby="change-plan" className={cx('border-t border-line bg-surface', className)}>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-5 pt-2.5 pb-1.5 max-md:px-4">
        <div className="flex min-w-40 flex-1 flex-wrap items-center gap-x-2.5">
          <h2 id="change-plan">{isNew ? `New ${noun}` : 'Change plan'}</h2>
          <p aria-live="polite" className="text-ink-3">
            {isNew ? null : summary(props)}
          </p>
        </div>
        <div className="ml-auto flex flex-wrap items-center gap-x-1">
          {draft.undo ? (
            <Button variant="quiet" onClick={draft.undo}>
              Undo
            </Button>
          ) : null}
          {draft.isChanged ? (
            <Button variant="quiet" onClick={draft.reset}>
              Discard
            </Button>
          ) : null}
          <ApplyButton {...props} />
        </div>
      </div>
      <div className="px-5 max-md:px-4">
        {draft.staleVersion === undefined ? null : <StaleNotice {...props} stale={draft.staleVersion} />}
        <Failure>{failureBeside(issues, saving.failure ?? planned.failure)}</Failure>
        <IssueList issues={issues} />
        <IssueList issues={planned.plan?.warnings ?? saving.warnings} severity="warning" />
      </div>
      {changes.length > 0 ? (
        <ScrollRegion
          label="Change plan table"
          className="max-h-48 overflow-auto max-md:max-h-32 px-5 pb-3 max-md:px-4"
        >
          <ChangeTable changes={changes} blueprint={entities?.blueprint} />
        </ScrollRegion>
      ) : (
        <div className="h-2" />
      )}
    </section>
  );
}

function ApplyButton({ noun, isNew, draft, planned, saving, onSave }: ChangeBarProps) {
  const count = planned.plan && !planned.isBehind ? planned.plan.changes.length : 0;
  const label = count > 0 ? `Apply ${countOf(count, 'change')}` : 'Apply changes';
  const reason = draft.staleVersion !== undefined ? 'Another version was saved meanwhile' : undefined;
  if (isNew) {
    return (
      <Button variant="primary" onClick={onSave} pending={saving.pending}>
        Create {noun}
      </Button>
    );
  }
  return (
    <Button
      variant="primary"
      onClick={onSave}
      pending={saving.pending}
      {...(draft.isChanged
        ? reason
          ? { disabledReason: reason }
          : {}
        : { disabledReason: 'Nothing is changed' })}
    >
      {label}
    </Button>
  );
}

function summary({ draft, planned, entities }: ChangeBarProps): string {
  if (!draft.isChanged) return 'Nothing is changed.';
  if (draft.tooLong !== undefined) return draft.tooLong;
  if (!draft.document) return 'The JSON cannot be read at the moment.';
  if (planned.failure) return 'It cannot be saved as it stands.';
  if (planned.isUnknown) return 'What it touches is not known at the moment.';
  if (!planned.plan) return 'Looking at what it touches…';
  const { changes, rows, runs } = planned.plan;
  if (changes.length === 0) return 'Only the writing differs.';
  const noun = rows?.value === 1 ? entities?.one : entities?.many;
  const checked = rows && noun ? `, checked against ${cappedNumber(rows)} ${noun}` : '';
  const kept = runs && runs.waiting > 0 ? `; ${countOf(runs.waiting, 'waiting run')} stay as asked` : '';
  return `${countOf(changes.length, 'change')}${checked}${kept}`;
}

/** Where the only issue is the whole failure it is told once, at its place. */
function failureBeside([issue, ...more]: readonly Issue[], failure: string | undefined): string | undefined {
  const isTold = issue && more.length === 0 && failure?.endsWith(issue.message);
  return isTold ? 'It was not saved:' : failure;
}

function StaleNotice({ draft, stale, version, onCompare }: ChangeBarProps & { stale: number }) {
  return (
    <div
      role="status"
      className="mb-2 flex flex-wrap items-center gap-2 rounded-2 bg-warning-tint px-3 py-1.5"
    >
      <p className="mr-auto min-w-0">
        Version {version} was saved while you changed version {stale}. Your changes are kept here.
      </p>
      <Button size="sm" onClick={onCompare}>
        Compare
      </Button>
      {draft.document ? (
        <Button size="sm" onClick={draft.rebase}>
          Bring my changes onto version {version}
        </Button>
      ) : null}
    </div>
  );
}

function Failure({ children }: { children: ReactNode }) {
  return children ? (
    <p role="alert" className="pb-1 text-danger">
      {children}
    </p>
  ) : null;
}
