import * as actions from '#app/(portal)/settings/server-actions.ts';
import { InvitationsTable } from '#components/settings/invitations-table.tsx';
import { InvitePerson } from '#components/settings/invite-person.tsx';
import { listInvitations } from '#lib/access/server/list-invitations.ts';
import { pageContext } from '#lib/web/page-context.ts';
import { choices } from '../choices.ts';
import { SettingsPage } from '../settings-page.tsx';

export default function InvitationsPage() {
  return (
    <SettingsPage
      section="Invitations"
      description="Links that let somebody in once. They are over after 7 days, and can be taken back before."
      actions={<Invite />}
    >
      <Invitations />
    </SettingsPage>
  );
}

async function Invite() {
  return <InvitePerson choices={await choices(await pageContext())} invite={actions.invite} />;
}

async function Invitations() {
  const invitations = await listInvitations(await pageContext());
  return (
    <InvitationsTable
      invitations={invitations.map(({ createdAt, expiresAt, ...invitation }) => ({
        ...invitation,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }))}
      revoke={actions.revokeInvitation}
    />
  );
}
