import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { show, update } from '#components/fixtures/screen.tsx';
import { draftKey, type FormRequest, readDraft } from './draft-store.ts';
import { fitDraft } from './fit-draft.ts';
import type { FormSchema } from './form-schema.ts';
import { type UseDraft, useDraft } from './use-draft.ts';

let draft: UseDraft;

interface FormProps {
  user?: string;
  initial?: Record<string, unknown>;
  version?: number;
  secrets?: string[];
}

const SCHEMA: FormSchema = { properties: { zone: { type: 'string', title: 'Zone' } } };

function Form({ user = 'u1', initial = {}, version, secrets }: FormProps) {
  draft = useDraft(user, 'deploy', initial, { version, refit: (value) => fitDraft(value, SCHEMA), secrets });
  return null;
}

async function open(props: Parameters<typeof Form>[0] = {}) {
  await show(<Form {...props} />);
}
/** A reload: the page is gone before the pause in typing is over. */
async function reload(props: Parameters<typeof Form>[0] = {}) {
  await act(async () => window.dispatchEvent(new Event('pagehide')));
  await open(props);
}
const type = (value: Record<string, unknown>) => act(async () => draft.setValue(value));
async function send(request: FormRequest): Promise<string> {
  let key = '';
  await act(async () => {
    key = draft.keyFor(request);
  });
  return key;
}
const stored = () => readDraft(localStorage, draftKey('u1', 'deploy'));

beforeEach(() => localStorage.clear());

describe('useDraft', () => {
  it('brings back what was typed after a reload, for the same person only', async () => {
    await open({ initial: { zone: 'a' } });
    expect(draft).toMatchObject({ ready: true, restored: false, value: { zone: 'a' } });
    await type({ zone: 'b' });
    await reload();
    expect(draft).toMatchObject({ restored: true, value: { zone: 'b' } });
    await reload({ user: 'u2' });
    expect(draft).toMatchObject({ restored: false, value: {} });
  });

  it('keeps one idempotency key through reloads and repeated sending', async () => {
    await open();
    await type({ zone: 'b' });
    const key = await send({ zone: 'b' });
    expect(key).toMatch(/^[0-9a-f-]{32,36}$/);
    expect(await send({ zone: 'b' })).toBe(key);
    await reload();
    await type({ zone: 'b' });
    expect(await send({ zone: 'b' })).toBe(key);
  });

  it('takes a new key once something else is asked for after sending', async () => {
    await open();
    const key = await send({ properties: { zone: 'b' }, entity: 'one' });
    expect(await send({ properties: { zone: 'b' }, entity: 'two' })).not.toBe(key);
  });

  it('is gone after a success, and the next request is another one', async () => {
    await open();
    await type({ zone: 'b' });
    const key = await send({ zone: 'b' });
    await act(async () => draft.clear());
    expect(draft.value).toEqual({ zone: 'b' });
    await reload();
    expect(draft).toMatchObject({ restored: false, value: {} });
    expect(await send({ zone: 'b' })).not.toBe(key);
  });

  it('is no draft as long as nobody typed', async () => {
    await open();
    await act(async () => draft.setValue({ zone: 'default' }, false));
    await reload();
    expect(draft).toMatchObject({ restored: false, savedAt: undefined, value: {} });
  });

  it('starts over from what it was given', async () => {
    await open({ initial: { zone: 'a' } });
    await type({ zone: 'b' });
    await act(async () => draft.startOver());
    expect(draft.value).toEqual({ zone: 'a' });
    expect(stored()).toBeUndefined();
  });

  it('of an older version keeps what fits, names the rest, and is another request', async () => {
    await open({ version: 1 });
    await type({ zone: 'b', gone: 5 });
    const key = await send({ zone: 'b', gone: 5 });
    await reload({ version: 1 });
    expect(draft).toMatchObject({ outdated: undefined, value: { zone: 'b', gone: 5 } });
    await reload({ version: 2 });
    expect(draft).toMatchObject({ outdated: ['gone'], restored: true, value: { zone: 'b' } });
    expect(await send({ zone: 'b' })).not.toBe(key);
    await act(async () => draft.startOver());
    expect(draft.outdated).toBeUndefined();
  });

  it('goes over to another version while it is open, with what was typed and without a reload', async () => {
    await open({ initial: { zone: 'a' }, version: 1 });
    await update(<Form initial={{ zone: 'c' }} version={2} />);
    expect(draft).toMatchObject({ outdated: undefined, savedAt: undefined, value: { zone: 'c' } });
    await type({ zone: 'mine', gone: 5 });
    await update(<Form initial={{ zone: 'd' }} version={3} />);
    expect(draft).toMatchObject({ ready: true, outdated: ['gone'], value: { zone: 'mine' } });
    await type({ zone: 'more' });
    await reload({ initial: { zone: 'd' }, version: 3 });
    expect(draft).toMatchObject({ outdated: undefined, value: { zone: 'more' } });
    await act(async () => draft.startOver());
    expect(draft.value).toEqual({ zone: 'd' });
  });

  it('never keeps a secret, nor what was sent of it, and still knows the request again', async () => {
    const form = { initial: { token: 'begun-1' }, version: 1, secrets: ['token'] };
    const request = (token: string) => ({ action: 'deploy', properties: { zone: 'b', token } });
    await open(form);
    await type({ zone: 'b', token: 'typed-2' });
    const key = await send(request('typed-2'));
    expect(draft.value).toEqual({ zone: 'b', token: 'typed-2' });
    expect(stored()).toMatchObject({ value: { zone: 'b' }, base: {}, idempotencyKey: key });
    expect(Object.values(localStorage).join()).not.toMatch(/begun-1|typed-2/);
    await reload(form);
    expect(draft).toMatchObject({ restored: true, value: { zone: 'b' } });
    expect(draft.value).not.toHaveProperty('token');
    expect(await send(request('typed-2'))).toBe(key);
    expect(await send(request('typed-3'))).not.toBe(key);
  });

  it('tells requests apart after a reload by what only shares its name with a secret', async () => {
    const form = { secrets: ['entity', 'pin'] };
    const about = (entity: string, pin: number) => ({ entity, properties: { zone: { pin } } });
    await open(form);
    const key = await send(about('api', 1));
    await reload(form);
    expect(await send(about('api', 1))).toBe(key);
    await reload(form);
    expect(await send(about('api', 2))).not.toBe(key);
    await reload(form);
    const second = await send(about('api', 2));
    expect(await send(about('web', 2))).not.toBe(second);
  });

  it('takes a secret out of a draft that holds one already', async () => {
    await open();
    await type({ zone: 'b', token: 'old-4' });
    await send({ properties: { token: 'old-4' } });
    await reload();
    expect(Object.values(localStorage).join()).toContain('old-4');
    await open({ secrets: ['token'] });
    expect(draft.value).toEqual({ zone: 'b' });
    expect(Object.values(localStorage).join()).not.toContain('old-4');
  });

  it('says when another tab wrote the same draft, and shows either', async () => {
    await open();
    await type({ zone: 'mine' });
    const other = {
      value: { zone: 'other' },
      idempotencyKey: 'k'.repeat(36),
      savedAt: new Date().toISOString(),
    };
    const tell = (key: string, newValue: string | null) =>
      act(async () => window.dispatchEvent(new StorageEvent('storage', { key, newValue })));
    await tell('something else', '{}');
    expect(draft.elsewhere).toBeUndefined();
    localStorage.setItem(draftKey('u1', 'deploy'), JSON.stringify(other));
    await tell(draftKey('u1', 'deploy'), JSON.stringify(other));
    expect(draft.elsewhere?.kind).toBe('changed');
    await act(async () => draft.elsewhere?.takeOver());
    expect(draft).toMatchObject({ elsewhere: undefined, value: { zone: 'other' } });
    await tell(draftKey('u1', 'deploy'), null);
    expect(draft.elsewhere?.kind).toBe('gone');
    await act(async () => draft.elsewhere?.keepMine());
    expect(draft).toMatchObject({ elsewhere: undefined, value: { zone: 'other' } });
  });

  it('says nothing of a draft that came and went in another tab while nobody typed in this one', async () => {
    await open({ initial: { zone: 'a' } });
    const key = draftKey('u1', 'deploy');
    const tell = (newValue: string | null) =>
      act(async () => window.dispatchEvent(new StorageEvent('storage', { key, newValue })));
    await tell('{}');
    expect(draft.elsewhere?.kind).toBe('changed');
    await tell(null);
    expect(draft).toMatchObject({ elsewhere: undefined, value: { zone: 'a' } });
  });
});
