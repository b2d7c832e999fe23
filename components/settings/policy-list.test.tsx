import { beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, typeInto } from '#components/fixtures/screen.tsx';
import type { ActionResult } from '#components/query/action-result.ts';
import type { SavedPolicy } from './policy-form.tsx';
import { PolicyList } from './policy-list.tsx';

const POLICY = {
  id: 'p1',
  title: 'Nobody deletes',
  sentence: 'Members may not delete.',
  text: '{"title":"a"}',
};
let saved: SavedPolicy[];
let answer: ActionResult;
const remove = vi.fn(async () => ({ ok: true as const, data: {} }));

beforeEach(() => {
  saved = [];
  remove.mockClear();
  answer = { ok: true, data: {} };
});

async function open(policies = [POLICY]) {
  const save = async (policy: SavedPolicy) => {
    saved.push(policy);
    return answer;
  };
  await show(
    <Router refresh={() => {}}>
      <PolicyList policies={policies} save={save} remove={remove} />
    </Router>,
  );
}
const text = () => document.getElementById('policy-json') as HTMLTextAreaElement;
const faults = () => document.getElementById('policy-faults')?.textContent;

it('saves what was edited under its id, a new one without', async () => {
  await open();
  await click(button('Edit'));
  await typeInto(text(), '{"title": "b"}');
  await click(button('Save policy'));
  expect(saved).toEqual([{ id: 'p1', document: { title: 'b' } }]);
  expect(document.querySelector('[role=dialog]')).toBeNull();
  await click(button('New policy'));
  await click(button('Save policy'));
  expect(saved[1]).toMatchObject({ document: { effect: 'cannot', subject: 'Entity' } });
  expect(saved[1]).not.toHaveProperty('id');
});

it('names what is wrong by its place, and keeps the text', async () => {
  await open();
  await click(button('Edit'));
  await typeInto(text(), '{"title": ');
  await click(button('Save policy'));
  expect([faults(), saved]).toEqual([expect.stringContaining('not JSON'), []]);
  const details = [{ path: '/verbs/0', code: 'invalid_type', message: 'Expected union value' }];
  answer = { ok: false, error: 'invalid_input', message: 'Not a valid policy.', details, requestId: 'q' };
  await typeInto(text(), '{"verbs": ["fly"]}');
  await click(button('Save policy'));
  expect([faults(), text().value]).toEqual(['/verbs/0: Expected union value', '{"verbs": ["fly"]}']);
});

it('deletes after a question, and says when there are none', async () => {
  await open();
  await click(button('Delete'));
  expect(remove).not.toHaveBeenCalled();
  await click(button('Delete policy'));
  expect(remove).toHaveBeenCalledWith({ id: 'p1' });
  await open([]);
  expect(document.body.textContent).toContain('No policies');
});
