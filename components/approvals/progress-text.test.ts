import { expect, it } from 'vitest';
import type { ApprovalProgress } from '#components/runs/run-wire.ts';
import { progressNotes, progressText } from './progress-text.ts';

const any: ApprovalProgress = {
  type: 'ANY',
  needed: 1,
  given: 0,
  candidates: 6,
  open: [],
  leavesOutRequester: false,
};
const lin = { kind: 'user' as const, name: 'lin@example.com', title: 'Lin', canBeFilled: true };
const ops = { kind: 'team' as const, name: 'ops', title: 'Operations', canBeFilled: true };
const admins = { kind: 'role' as const, name: 'Admin', title: 'Admin', canBeFilled: true };
const all: ApprovalProgress = { ...any, type: 'ALL', needed: 4, given: 1, open: [lin, ops, admins] };

it.each([
  ['Any 1 of 6', any],
  ['Any 1 of 200 or more', { ...any, candidates: 200 }],
  ['Nobody who is named can approve it', { ...any, candidates: 0 }],
  ['1 of 4 approved, waiting for Lin, one of Operations and one with the role Admin', all],
  ['2 of 4 approved, waiting for Lin and one of Operations', { ...all, given: 2, open: [lin, ops] }],
  ['3 of 4 approved, waiting for Lin', { ...all, given: 3, open: [lin] }],
])('says “%s”', (text, progress) => {
  expect(progressText(progress)).toBe(text);
});

it('says nothing more where the approval can come about', () => {
  expect(progressNotes(any, 'Devi')).toEqual([]);
  expect(progressNotes(all, 'Devi')).toEqual([]);
});

it('names the place that nobody can fill, and what helps', () => {
  expect(progressNotes({ ...all, open: [lin, { ...ops, canBeFilled: false }] }, 'Devi')).toEqual([
    'Nobody can approve for one of Operations.',
    'Somebody who may change the action can name others.',
  ]);
  expect(progressNotes({ ...any, candidates: 0 }, 'Devi')).toEqual([
    'Somebody who may change the action can name others.',
  ]);
});

it('says that the requester is left out, by a name that cannot fool anybody', () => {
  expect(progressNotes({ ...any, leavesOutRequester: true }, 'De\u202Evi')).toEqual([
    'De‹U+202E›vi is named too, but nobody approves a request of their own.',
  ]);
});
