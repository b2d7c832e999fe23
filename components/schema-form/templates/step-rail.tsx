import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { FormStep } from '#lib/actions/form-layout.ts';
import type { FormValue } from '../form-schema.ts';
import { inputsOf, stepSummary } from '../form-steps.ts';
import { NEXT_STEP, type StepRailState } from '../use-steps.ts';

export interface StepRailProps {
  rail: StepRailState;
  values: FormValue;
  /** the fields of the open step */
  children: (step: FormStep) => ReactNode;
}

/** Steps one below the other: what is done folds to its values, one is open, what comes shows what is filled in. */
export function StepRail({ rail, values, children }: StepRailProps) {
  const { steps, current } = rail;
  return (
    <ol className="flex flex-col">
      {steps.map((step, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          key={at}
          aria-current={at === current ? 'step' : undefined}
          className={cx('relative min-w-0 pb-4 pl-10 max-md:pl-9', at < steps.length - 1 && RAIL)}
        >
          <StepMark number={at + 1} state={stateOf(rail, at, values)} />
          {at === current ? (
            <OpenStep rail={rail} step={step}>
              {children(step)}
            </OpenStep>
          ) : (
            <FoldedStep rail={rail} step={step} at={at} values={values} />
          )}
        </li>
      ))}
    </ol>
  );
}

const RAIL =
  'before:absolute before:top-8 before:bottom-1 before:left-2.75 before:w-0.5 before:bg-line-strong before:content-[""]';

type StepState = 'done' | 'open' | 'ahead' | 'faulty';

function stateOf(
  { steps, faults, current, schema }: StepRailState,
  at: number,
  values: FormValue,
): StepState {
  if ((faults[at] ?? 0) > 0) return 'faulty';
  if (at >= current) return at === current ? 'open' : 'ahead';
  // A link may lead past a step that nobody has filled in.
  const needed = steps[at] ? inputsOf(steps[at]).filter((name) => schema.required?.includes(name)) : [];
  return needed.every((name) => values[name] !== undefined && values[name] !== '') ? 'done' : 'ahead';
}

const MARK: Record<StepState, string> = {
  done: 'bg-accent-solid text-accent-on',
  open: 'border-2 border-accent text-accent',
  ahead: 'border-2 border-line-strong text-ink-3',
  faulty: 'border-2 border-danger text-danger',
};

function StepMark({ number, state }: { number: number; state: StepState }) {
  return (
    <span
      aria-hidden
      className={cx(
        'absolute top-0.5 left-0 grid size-6 place-items-center rounded-full text-xs font-strong',
        MARK[state],
      )}
    >
      {state === 'done' ? <Check size={14} /> : state === 'faulty' ? <X size={14} /> : number}
    </span>
  );
}

function titleOf(step: FormStep, at: number): string {
  return step.title || `Step ${at + 1}`;
}

function OpenStep({ rail, step, children }: { rail: StepRailState; step: FormStep; children: ReactNode }) {
  const { steps, current, go } = rail;
  const next = steps[current + 1];
  return (
    <>
      <div className="mb-4 flex min-h-7 items-center gap-3">
        <h2 id={`step-${current}`} tabIndex={-1} className="min-w-0 flex-1 wrap-anywhere outline-none">
          {titleOf(step, current)}
        </h2>
        <span className="shrink-0 text-xs text-ink-3">
          Step {current + 1} of {steps.length}
        </span>
      </div>
      {children}
      <div className="mt-5 flex flex-wrap gap-2">
        {current > 0 ? <Button onClick={() => go(current - 1)}>Back</Button> : null}
        {next ? (
          <Button type="submit" name={NEXT_STEP} variant="primary">
            <span className="truncate">Next: {titleOf(next, current + 1)}</span>
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface FoldedStepProps {
  rail: StepRailState;
  step: FormStep;
  at: number;
  values: FormValue;
}

function FoldedStep({ rail, step, at, values }: FoldedStepProps) {
  const { schema, uiSchema, current, faults, go } = rail;
  const summary = stepSummary(step, { schema, uiSchema, value: values });
  const wrong = faults[at] ?? 0;
  return (
    <div className="flex min-h-7 min-w-0 items-center gap-3">
      <p className="min-w-0 flex-1 truncate">
        <span className={cx('mr-2.5', at < current ? 'font-strong' : 'font-medium text-ink-2')}>
          {titleOf(step, at)}
        </span>
        <span className="text-ink-2">{summary}</span>
      </p>
      {wrong > 0 ? <span className="shrink-0 text-danger">{wrong} to fix</span> : null}
      <button
        type="button"
        aria-label={`${at < current ? 'Edit' : 'Open'} ${titleOf(step, at)}`}
        onClick={() => go(at)}
        className="shrink-0 rounded-1 px-1 text-accent pointer-coarse:min-h-10 pointer-coarse:px-3"
      >
        {at < current ? 'Edit' : 'Open'}
      </button>
    </div>
  );
}
