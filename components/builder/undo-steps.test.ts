import { expect, it } from 'vitest';
import { addStep, NO_STEPS, takeStep, type UndoSteps } from './undo-steps.ts';

/** Changes at these times, each to the next text. */
function after(...changes: [at: number, text: string][]): UndoSteps {
  let before = 'start';
  let steps = NO_STEPS;
  for (const [at, text] of changes) {
    steps = addStep(steps, before, text, at);
    before = text;
  }
  return steps;
}

it('takes what is typed in one go back together', () => {
  const steps = after([5_000, 'startA'], [5_200, 'startAB'], [5_900, 'startABC']);
  expect(takeStep(steps)?.text).toBe('start');
  expect(takeStep(steps)?.steps.texts).toEqual([]);
});

it('takes what came after a pause back by itself', () => {
  expect(after([5_000, 'startA'], [6_000, 'startAB']).texts).toEqual(['start', 'startA']);
});

it('never takes a removal back together with what was typed before it', () => {
  const long = 'start with a whole property';
  expect(after([5_000, long], [5_001, `${long}.`], [5_100, 'start']).texts).toEqual(['start', `${long}.`]);
});

it('begins a step anew after going back', () => {
  const back = takeStep(after([5_000, 'startA'], [7_000, 'startAB']));
  expect(back?.text).toBe('startA');
  expect(addStep(back?.steps ?? NO_STEPS, 'startA', 'startAX', 7_001).texts).toEqual(['start', 'startA']);
});

it('knows the last fifty steps, and no way back from the beginning', () => {
  const many = after(...Array.from({ length: 80 }, (_, at): [number, string] => [at * 2_000, `text ${at}`]));
  expect(many.texts).toHaveLength(50);
  expect(many.texts.at(-1)).toBe('text 78');
  expect(takeStep(NO_STEPS)).toBeUndefined();
});
