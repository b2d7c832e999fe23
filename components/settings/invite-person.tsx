'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ServerAction } from '#components/query/action-result.ts';
import { settleAction } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { ComboOption } from '#components/ui/combobox-option.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { InvitationForm, type NewInvitation } from './invitation-form.tsx';

interface InvitePersonProps {
  choices: { teams: ComboOption[]; blueprints: ComboOption[] };
  invite: ServerAction<NewInvitation, { link: string }>;
}

/** A link to pass on. It is shown this once: only its hash is kept. */
export function InvitePerson({ choices, invite }: InvitePersonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string>();
  function toggle(next: boolean) {
    setOpen(next);
    if (!next) setLink(undefined);
  }
  async function send(invitation: NewInvitation) {
    const answer = await settleAction(() => invite(invitation));
    if (!answer.ok) return answer;
    setLink(answer.data.link);
    router.refresh();
    return undefined;
  }
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden size={16} />
        Invite
      </Button>
      <Dialog
        open={open}
        onOpenChange={toggle}
        title={link ? 'Copy the link' : 'Invite somebody'}
        description={
          link
            ? 'It works once, for 7 days. Nothing is sent by mail: pass the link on yourself. You cannot see it again.'
            : 'You get a link to pass on. Whoever opens it signs in and has what you choose here.'
        }
      >
        {link ? (
          <div className="grid gap-3">
            <CodeBlock label="Invitation link" code={link} />
            <Button className="justify-self-start" onClick={() => toggle(false)}>
              Done
            </Button>
          </div>
        ) : (
          <InvitationForm choices={choices} onSend={send} />
        )}
      </Dialog>
    </>
  );
}
