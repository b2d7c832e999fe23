import * as actions from '#app/(portal)/settings/server-actions.ts';
import { InvitePerson } from '#components/settings/invite-person.tsx';
import { PeopleTable } from '#components/settings/people-table.tsx';
import type { ListedPerson } from '#components/settings/person.ts';
import { PersonDialog } from '#components/settings/person-dialog.tsx';
import { listUsers } from '#lib/access/server/list-users.ts';
import { pageContext } from '#lib/web/page-context.ts';
import { choices } from './choices.ts';
import { SettingsPage } from './settings-page.tsx';

interface Params {
  q?: string;
  state?: string;
  from?: string;
  person?: string;
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Params> }) {
  return (
    <SettingsPage
      section="People"
      description="Who is here, in which teams, with which role. What you change counts from their next request."
      actions={<Invite />}
    >
      <People {...(await searchParams)} />
    </SettingsPage>
  );
}

async function Invite() {
  return <InvitePerson choices={await choices(await pageContext())} invite={actions.invite} />;
}

const STATES = ['active', 'waiting', 'disabled'] as const;

async function People({ q, state, from, person }: Params) {
  const ctx = await pageContext();
  const [{ users, next, counts }, named, offered] = await Promise.all([
    listUsers(ctx, { text: q, state: STATES.find((known) => known === state), from }),
    person ? listUsers(ctx, { id: person }) : undefined,
    choices(ctx),
  ]);
  const [opened] = (named?.users ?? []).map(personOf);
  return (
    <>
      <PeopleTable
        people={users.map(personOf)}
        counts={counts}
        filter={{ ...(q ? { q } : {}), ...(state ? { state } : {}) }}
        next={next}
      />
      {opened ? (
        <PersonDialog
          key={opened.id}
          person={opened}
          choices={offered}
          actions={{
            setUserRole: actions.setUserRole,
            disableUser: actions.disableUser,
            enableUser: actions.enableUser,
            endSessions: actions.endSessions,
            addTeamMember: actions.addTeamMember,
            removeTeamMember: actions.removeTeamMember,
            grantModerator: actions.grantModerator,
            revokeModerator: actions.revokeModerator,
          }}
        />
      ) : null}
    </>
  );
}

type Listed = Awaited<ReturnType<typeof listUsers>>['users'][number];

function personOf({ id, name, email, teams, role, state, moderates }: Listed): ListedPerson {
  return {
    id,
    name: name ?? email,
    email,
    teams,
    role,
    state,
    moderates: moderates ?? [],
  };
}
