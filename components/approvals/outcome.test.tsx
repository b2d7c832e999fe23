import { expect, it } from 'vitest';
import { runFixture } from '#components/fixtures/run.ts';
import { show } from '#components/fixtures/screen.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { Outcome } from './outcome.tsx';

const at = '2026-01-05T10:00:00.000Z';
const decision = (id: string, more: object = {}): Run['approvals'][number] => ({
  approver: { kind: 'person', id, name: `Bo ${id}` },
  decision: 'APPROVE',
  reason: null,
  createdAt: at,
  ...more,
});
const said = async (changes: Partial<Run>) =>
  (await show(<Outcome run={runFixture(changes)} viewerId="me" />)).textContent;

it.each<[string, Partial<Run>]>([
  ['Somebody else decides this request.', {}],
  ['Nobody approves a request of their own.', { requester: { kind: 'person', id: 'me' } }],
  ['You approved; others have to as well.', { approvals: [decision('me')] }],
  ['Somebody else decides this request.', { approvals: [decision('me', { voided: true })] }],
  ['This request is decided. Bo x approved it', { state: 'pending', approvals: [decision('x')] }],
  ['This request is decided. You approved it', { state: 'succeeded', approvals: [decision('me')] }],
  ['This request is decided. It was withdrawn.', { state: 'cancelled', approvals: [decision('x')] }],
])('says “%s”', async (text, changes) => {
  expect(await said(changes)).toContain(text);
});

it('says who declined and why, so that it cannot fool anybody', async () => {
  const declined = decision('x', { decision: 'DECLINE', reason: 'No\u202E!' });
  const text = await said({ state: 'declined', approvals: [decision('y'), declined] });
  expect(text).toContain('Bo x declined it');
  expect(text).toContain('No‹U+202E›!');
});
