export interface UndoSteps {
  /** what stood there before each step, oldest first */
  texts: string[];
  /** of the last change, in ms */
  changedAt: number;
}

export const NO_STEPS: UndoSteps = { texts: [], changedAt: 0 };

const MOST = 50;
const ONE_GO_MS = 1_000;
/** Characters that one key adds to a document: it may stand in a title and in an identifier made from it. */
const BY_ONE_KEY = 8;

/** The steps after one more change; what is typed in one go is one step. */
export function addStep(steps: UndoSteps, before: string, after: string, now: number): UndoSteps {
  const goesOn =
    steps.texts.length > 0 &&
    now - steps.changedAt < ONE_GO_MS &&
    Math.abs(after.length - before.length) <= BY_ONE_KEY;
  return { texts: goesOn ? steps.texts : [...steps.texts, before].slice(-MOST), changedAt: now };
}

/** The text before the last step, and the steps that are left; undefined when there is none. */
export function takeStep({ texts }: UndoSteps): { text: string; steps: UndoSteps } | undefined {
  const text = texts.at(-1);
  return text === undefined ? undefined : { text, steps: { texts: texts.slice(0, -1), changedAt: 0 } };
}
