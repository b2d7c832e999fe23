import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { button, click, leave, show, typeInto } from '#components/fixtures/screen.tsx';
import { ViewerProvider } from '#components/shell/viewer.tsx';
import type { ErrorBody } from '#lib/errors.ts';
import { DecisionForm, type DecisionInput } from './decision-form.tsx';

beforeEach(() => localStorage.clear());

const viewer = { id: 'u_1', name: 'Bo', email: 'bo@example.com', role: 'Member' as const, teams: [] };
const run = { id: 'r_1', requestHash: 'the-hash' };
const taken: ErrorBody = {
  ok: false,
  error: 'already_decided',
  message: 'Bo has declined this run.',
  requestId: 'q',
};

async function open(answer: () => Promise<{ ok: true; data: unknown } | ErrorBody>) {
  const sent: DecisionInput[] = [];
  const decide = (input: DecisionInput) => {
    sent.push(input);
    return answer();
  };
  const client = new QueryClient();
  const host = await show(
    <ViewerProvider viewer={viewer}>
      <QueryClientProvider client={client}>
        <DecisionForm run={run} decide={decide} />
      </QueryClientProvider>
    </ViewerProvider>,
  );
  const press = async (name: string) => {
    await click(button(name));
    await told();
  };
  const comment = host.querySelector('textarea') as HTMLTextAreaElement;
  const complaint = () => host.querySelector('[role=alert]')?.textContent;
  return { sent, press, comment, complaint };
}

/** The mutation tells its observers in a task of its own. */
const told = () => act(() => new Promise((resolve) => setTimeout(resolve)));
const agreed = async () => ({ ok: true as const, data: {} });

it.each([
  ['Approve', 'APPROVE'],
  ['Decline', 'DECLINE'],
])('%s sends the decision with the hash of what was shown', async (name, decision) => {
  const { sent, press, complaint } = await open(agreed);
  await press(name);
  expect(sent).toEqual([{ id: 'r_1', decision, requestHash: 'the-hash' }]);
  expect(complaint()).toBeUndefined();
});

it('sends a comment without the space around it, and none that is only space', async () => {
  const { sent, press, comment } = await open(agreed);
  await typeInto(comment, '   ');
  await press('Decline');
  await typeInto(comment, ' not on a Friday\n');
  await press('Decline');
  expect(sent.map(({ reason }) => reason)).toEqual([undefined, 'not on a Friday']);
});

it('says why a decision was not taken, and keeps what was typed', async () => {
  const { press, comment, complaint } = await open(async () => taken);
  await typeInto(comment, 'fine with me');
  await press('Approve');
  expect(complaint()).toBe('Bo has declined this run.');
  expect(comment.value).toBe('fine with me');
});

it('says so when no answer came', async () => {
  const { press, complaint } = await open(() => Promise.reject(new TypeError('fetch failed')));
  await press('Approve');
  expect(complaint()).toContain('No answer came from the server');
});

it('keeps a text that is too long, says so, and sends nothing', async () => {
  const { sent, press, comment, complaint } = await open(agreed);
  await typeInto(comment, 'x'.repeat(4_003));
  await press('Decline');
  expect(sent).toEqual([]);
  expect(comment.value).toHaveLength(4_003);
  expect(complaint()).toContain('3 characters too many');
});

it('keeps what was typed for the next time, until it was sent', async () => {
  const first = await open(async () => taken);
  await typeInto(first.comment, 'Why on a Friday?');
  await first.press('Decline');
  await leave();
  const second = await open(agreed);
  expect(second.comment.value).toBe('Why on a Friday?');
  await second.press('Decline');
  expect(second.comment.value).toBe('');
  await leave();
  expect((await open(agreed)).comment.value).toBe('');
});

it('asks without deciding', async () => {
  const said: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    said.push([path, init.method, JSON.parse(String(init.body))]);
    return Response.json({ ok: true, comment: {} }, { status: 201 });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const { sent, press, comment } = await open(agreed);
  await press('Ask without deciding');
  await typeInto(comment, ' Which zone? ');
  await press('Ask without deciding');
  await vi.waitFor(() => expect(comment.value).toBe(''));
  expect(said).toEqual([['/v1/actions/runs/r_1/comments', 'POST', { text: 'Which zone?' }]]);
  expect(sent).toEqual([]);
});

it('decides once, however often and whatever is clicked before the answer is there', async () => {
  let answer: (value: { ok: true; data: unknown }) => void = () => {};
  const { press, sent } = await open(() => new Promise((resolve) => (answer = resolve)));
  await click(button('Approve'));
  await click(button('Approve'));
  await press('Decline');
  expect(sent.map(({ decision }) => decision)).toEqual(['APPROVE']);
  expect(button('Approve')?.getAttribute('aria-busy')).toBe('true');
  answer({ ok: true, data: {} });
  await told();
  expect(button('Approve')?.getAttribute('aria-busy')).not.toBe('true');
});
