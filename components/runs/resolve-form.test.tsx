import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
import type { ErrorBody } from '#lib/errors.ts';
import { type Resolve, ResolveForm } from './resolve-form.tsx';
import type { Run } from './run-wire.ts';
import { type Stop, StopButton } from './stop-button.tsx';

const run = { id: 'r_1' } as Run;
const REFUSAL: ErrorBody = {
  ok: false,
  error: 'invalid_state',
  message: 'Somebody else said so already.',
  requestId: 'q1',
};

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
  vi.spyOn(client, 'invalidateQueries');
});

const within = (node: ReactNode) => <QueryClientProvider client={client}>{node}</QueryClientProvider>;
const press = (text: string) => click(button(text));
const dialog = () => document.querySelector('[role=alertdialog]');
/** The button of the dialog, not the one that opened it. */
const confirm = (text: string) => click(button(text, dialog() as Element));
const alert = () => document.querySelector('[role=alert]')?.textContent;
const stale = () => vi.mocked(client.invalidateQueries).mock.calls.map(([filters]) => filters?.queryKey);

describe('ResolveForm', () => {
  const open = (resolve: Resolve) => show(within(<ResolveForm run={run} resolve={resolve} />));
  const agreeing = () => vi.fn<Resolve>(async () => ({ ok: true, data: null }));

  it.each([
    ['Send again', 'send_again', 'the workflow runs twice'],
    ['It ran', 'ran', 'on your word'],
    ['Give up', 'give_up', 'counts as failed'],
  ] as const)('“%s” says what follows, then sends %s', async (label, resolution, consequence) => {
    const resolve = agreeing();
    await open(resolve);
    await press(label);
    expect(dialog()?.textContent).toContain(consequence);
    expect(resolve).not.toHaveBeenCalled();
    await confirm(label);
    expect(resolve.mock.calls).toEqual([[{ id: 'r_1', resolution }]]);
    expect(stale()).toEqual([['run', 'r_1']]);
  });

  it('does nothing when somebody thinks better of it', async () => {
    const resolve = agreeing();
    await open(resolve);
    await press('Send again');
    await confirm('Cancel');
    expect([dialog(), resolve.mock.calls]).toEqual([null, []]);
  });

  it('says why it was refused, closes the question, and looks at the run anew', async () => {
    await open(async () => REFUSAL);
    await press('Give up');
    await confirm('Give up');
    expect([alert(), dialog()]).toEqual(['Somebody else said so already.', null]);
    expect(stale()).toEqual([['run', 'r_1']]);
  });
});

describe('StopButton', () => {
  const may = { approve: false, withdraw: true, cancel: true, resolve: false };
  const never: Stop = async () => ({ ok: true, data: null });
  const stop = (changes: Partial<Run>, withdraw: Stop, cancel: Stop) =>
    show(within(<StopButton run={{ ...run, can: may, ...changes }} withdraw={withdraw} cancel={cancel} />));
  const open = (withdraw: Stop) => stop({ state: 'waiting' }, withdraw, never);

  it.each([
    ['waiting', 'Cancel request'],
    ['dispatched', 'Cancel workflow run'],
  ] as const)('cancels another’s run that is %s, after asking', async (state, label) => {
    const cancel = vi.fn<Stop>(never);
    await stop({ state, can: { ...may, withdraw: false } }, never, cancel);
    await press('Cancel run');
    expect(cancel).not.toHaveBeenCalled();
    await confirm(label);
    expect(cancel.mock.calls).toEqual([[{ id: 'r_1' }]]);
  });

  it('is not there for those who may do neither', async () => {
    const host = await stop({ can: { ...may, withdraw: false, cancel: false } }, never, never);
    expect(host.querySelector('button')).toBeNull();
  });

  it('asks first, then takes the request back and looks at the run anew', async () => {
    const withdraw = vi.fn<Stop>(async () => ({ ok: true, data: null }));
    await open(withdraw);
    await press('Withdraw');
    expect(withdraw).not.toHaveBeenCalled();
    await confirm('Withdraw request');
    expect([withdraw.mock.calls, stale(), alert()]).toEqual([[[{ id: 'r_1' }]], [['run', 'r_1']], undefined]);
  });

  it('says why it was too late; trying again takes the reason away', async () => {
    let answers = 0;
    let answer: (value: { ok: true; data: unknown }) => void = () => {};
    await open(() => {
      answers += 1;
      return answers === 1 ? Promise.resolve(REFUSAL) : new Promise((resolve) => (answer = resolve));
    });
    await press('Withdraw');
    await confirm('Withdraw request');
    expect(alert()).toBe('Somebody else said so already.');
    await press('Withdraw');
    await confirm('Withdraw request');
    expect(alert()).toBeUndefined();
    await act(async () => answer({ ok: true, data: null }));
  });

  it('has words also for what is no answer at all', async () => {
    await open(() => Promise.reject('gone'));
    await press('Withdraw');
    await confirm('Withdraw request');
    expect(alert()).toContain('No answer came from the server.');
  });
});
