import { beforeEach, expect, it } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, typeInto } from '#components/fixtures/screen.tsx';
import type { ActionResult } from '#components/query/action-result.ts';
import type { NewInvitation } from './invitation-form.tsx';
import { InvitePerson } from './invite-person.tsx';

const LINK = 'http://localhost:3000/invitation?token=secret';
let asked: NewInvitation[];
let answer: ActionResult<{ link: string }>;

beforeEach(async () => {
  asked = [];
  answer = { ok: true, data: { link: LINK } };
  const invite = async (invitation: NewInvitation) => {
    asked.push(invitation);
    return answer;
  };
  await show(
    <Router refresh={() => {}}>
      <InvitePerson choices={{ teams: [], blueprints: [] }} invite={invite} />
    </Router>,
  );
  await click(button('Invite'));
});

const email = () => document.getElementById('invite-email') as HTMLInputElement;
const dialog = () => document.querySelector('[role=dialog]')?.textContent ?? '';

it('shows the link once, and says that nothing is sent', async () => {
  await typeInto(email(), ' bo@example.com ');
  await click(button('Make the link'));
  expect(asked).toEqual([{ email: 'bo@example.com', role: 'Member', teams: [], moderates: [] }]);
  expect(dialog()).toContain(LINK);
  expect(dialog()).toContain('Nothing is sent by mail');
  await click(button('Done'));
  await click(button('Invite'));
  expect(dialog()).not.toContain(LINK);
});

it('names no address when there is none', async () => {
  await typeInto(email(), '  ');
  await click(button('Make the link'));
  expect(asked).toEqual([{ role: 'Member', teams: [], moderates: [] }]);
});

it('says beside the address what is wrong with it, and keeps it', async () => {
  answer = {
    ok: false,
    error: 'already_exists',
    message: 'bo@example.com is here already.',
    details: [{ path: '/email', code: 'already_exists', message: 'x' }],
    requestId: 'q',
  };
  await typeInto(email(), 'bo@example.com');
  await click(button('Make the link'));
  expect([email().value, email().getAttribute('aria-invalid')]).toEqual(['bo@example.com', 'true']);
  expect(document.getElementById('invite-email-error')?.textContent).toContain('is here already');
});

it('keeps all when no team of that name is there any more', async () => {
  answer = { ok: false, error: 'not_found', message: 'Team "web" was not found.', requestId: 'q' };
  await typeInto(email(), 'bo@example.com');
  await click(button('Make the link'));
  expect(email().value).toBe('bo@example.com');
  expect(dialog()).toContain('was not found');
});
