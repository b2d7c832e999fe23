import { createContext, type SyntheticEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { focusField } from '#components/ui/error-summary.tsx';
import type { FormStep } from '#lib/actions/form-layout.ts';
import { findFaults } from './find-faults.ts';
import { type FormSchema, type FormUiSchema, type FormValue, fieldId } from './form-schema.ts';
import { filledSteps, inputsOf, stepOfField } from './form-steps.ts';
import type { SchemaFormProps } from './schema-form-props.ts';
import { type PlacedIssue, standingIssues } from './server-issues.ts';

type Path = readonly (string | number)[];

interface Placed {
  path?: Path | undefined;
}

/** What the rail is drawn from. */
export interface StepRailState {
  formId: string;
  steps: FormStep[];
  current: number;
  /** how much is wrong in each step, as far as it was looked for */
  faults: number[];
  schema: FormSchema;
  uiSchema: FormUiSchema | undefined;
  go: (step: number) => void;
}

export interface Steps {
  /** undefined: everything is shown at once */
  rail: StepRailState | undefined;
  /** what keeps one from leaving a step, until the field changes */
  issues: PlacedIssue[];
  /** opens the step a field stands in and focuses it */
  reveal: (path: Path, fieldId: string) => void;
  follow: (fieldId: string) => void;
  /** stands in a step that is not open */
  isFolded: (path: Path) => boolean;
  /** Enter and Next lead on, and send only from the last step or the button that names the act */
  intercept: (event: SyntheticEvent<HTMLElement, SubmitEvent>) => void;
}

/** Past the form library, which hands what it is given on one render late. */
export const StepRailContext = createContext<StepRailState | undefined>(undefined);

/** Marks the button that leads to the next step. */
export const NEXT_STEP = 'next-step';

/** A form in several steps is one form of which one part is shown: nothing is lost between them. */
export function useSteps(
  props: SchemaFormProps,
  errors: readonly Placed[],
  unread: readonly Placed[],
): Steps {
  const { id, schema, uiSchema, value, step = 0, onStepChange } = props;
  const steps = useMemo(() => filledSteps(props.steps), [props.steps]);
  const isRail = steps.length > 1 && onStepChange !== undefined;
  const current = Math.min(Math.max(0, step), steps.length - 1);
  const [held, setHeld] = useState<{ issues: PlacedIssue[]; value: FormValue }>({ issues: [], value });
  const issues = useMemo(() => standingIssues(held.issues, held.value, value), [held, value]);
  const focus = useFocusLater(current);

  const go = useCallback((to: number) => onStepChange?.(to), [onStepChange]);
  function reveal(path: Path, field: string) {
    const at = isRail ? stepOfField(steps, path) : -1;
    focus(field);
    if (at >= 0 && at !== current) go(at);
    else focusField(field);
  }
  function next() {
    const here = steps[current];
    const names = here ? inputsOf(here) : [];
    const faults = findFaults(schema, value).filter(({ path }) => names.includes(String(path[0])));
    setHeld({ issues: faults, value });
    const [first] = faults;
    if (first) focusField(fieldId(id, first.path));
    else go(current + 1);
  }
  const isFolded = (path: Path) => isRail && ![-1, current].includes(stepOfField(steps, path));
  // An unread field of the open step says so itself, with every letter.
  const counted: Placed[] = [...errors, ...issues, ...unread.filter(({ path }) => path && isFolded(path))];
  return {
    rail: isRail
      ? {
          formId: id,
          steps,
          current,
          faults: steps.map(
            (_, at) => counted.filter(({ path }) => path && stepOfField(steps, path) === at).length,
          ),
          schema,
          uiSchema,
          go,
        }
      : undefined,
    issues,
    isFolded,
    reveal,
    follow: (field) => reveal(field.slice(id.length).split('__').slice(1), field),
    intercept(event) {
      if (!isRail || current === steps.length - 1) return;
      const by = event.nativeEvent.submitter;
      if (by && by.getAttribute('name') !== NEXT_STEP) return;
      event.preventDefault();
      event.stopPropagation();
      next();
    },
  };
}

/** A field of another step can be focused once that step is open. */
function useFocusLater(current: number): (field: string) => void {
  const wanted = useRef<string>(undefined);
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    const field = wanted.current;
    wanted.current = undefined;
    if (field) focusField(field);
    else document.getElementById(`step-${current}`)?.focus();
  }, [current]);
  return useCallback((field) => {
    wanted.current = field;
  }, []);
}
