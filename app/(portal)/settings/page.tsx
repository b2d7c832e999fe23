import * as actions from '#app/(portal)/settings/server-actions.ts';
import { PeopleTable } from '#components/people/people-table.tsx';
import { TeamsTable } from '#components/people/teams-table.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { TabLinks } from '#components/ui/tab-links.tsx';
import { canAll } from '#lib/access/ability.ts';
import { listTeams } from '#lib/access/server/list-teams.ts';
import { listUsers } from '#lib/access/server/list-users.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  searchParams: Promise<{ tab?: string; q?: string; from?: string }>;
}

export default async function PeoplePage({ searchParams }: Props) {
  const ctx = await pageContext();
  const { tab = 'users', q, from } = await searchParams;
  const mayManage = canAll(ctx.ability, 'update', 'User');
  return (
    <Page crumbs={[{ label: 'People' }]}>
      <PageBody label="People">
        <PageHeader
          title="People"
          description="Who is here, in which teams, with which role."
          className="mb-3"
        />
        {mayManage ? (
          <>
            <TabLinks
              aria-label="People"
              items={[
                { href: '/settings', label: 'Users', current: tab === 'users' },
                { href: '/settings?tab=teams', label: 'Teams', current: tab === 'teams' },
              ]}
            />
            {tab === 'teams' ? <Teams /> : <Users q={q} from={from} />}
          </>
        ) : (
          <NoPermission>Only Admins manage people.</NoPermission>
        )}
      </PageBody>
    </Page>
  );
}

async function Users({ q, from }: { q: string | undefined; from: string | undefined }) {
  const ctx = await pageContext();
  const { users, next } = await listUsers(ctx, { text: q, from });
  return (
    <PeopleTable
      people={users.map(({ id, name, email, teams, role, state }) => ({
        id,
        name: name ?? email,
        email,
        teams,
        role: role ?? 'Member',
        isDisabled: state !== 'active',
      }))}
      search={q ?? ''}
      next={next}
      actions={{
        setUserRole: actions.setUserRole,
        disableUser: actions.disableUser,
        enableUser: actions.enableUser,
        endSessions: actions.endSessions,
      }}
    />
  );
}

async function Teams() {
  const ctx = await pageContext();
  const [teams, { users }] = await Promise.all([listTeams(ctx), listUsers(ctx, { limit: 200 })]);
  return (
    <TeamsTable
      teams={teams.map(({ identifier, title, description, members }) => ({
        identifier,
        title,
        description,
        members: members.map(({ id, email, name }) => ({ id, label: name ?? email })),
      }))}
      people={users.map(({ id, name, email }) => ({ id, label: name ?? email, email }))}
      actions={{
        createTeam: actions.createTeam,
        deleteTeam: actions.deleteTeam,
        addTeamMember: actions.addTeamMember,
        removeTeamMember: actions.removeTeamMember,
      }}
    />
  );
}
