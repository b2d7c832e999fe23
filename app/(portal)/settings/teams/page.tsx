import * as actions from '#app/(portal)/settings/server-actions.ts';
import { TeamsTable } from '#components/settings/teams-table.tsx';
import { listTeams } from '#lib/access/server/list-teams.ts';
import { countOwned } from '#lib/entities/server/count-owned.ts';
import { pageContext } from '#lib/web/page-context.ts';
import { choices } from '../choices.ts';
import { SettingsPage } from '../settings-page.tsx';

interface Props {
  searchParams: Promise<{ team?: string }>;
}

export default async function TeamsPage({ searchParams }: Props) {
  const { team } = await searchParams;
  return (
    <SettingsPage
      section="Teams"
      description="Teams own entities: whoever is in one may change what it owns."
    >
      <Teams opened={team} />
    </SettingsPage>
  );
}

async function Teams({ opened }: { opened: string | undefined }) {
  const ctx = await pageContext();
  const [teams, { blueprints }] = await Promise.all([listTeams(ctx), choices(ctx)]);
  const owned = await countOwned(ctx, { teams: teams.map(({ identifier }) => identifier) });
  return (
    <TeamsTable
      opened={opened}
      blueprints={blueprints}
      teams={teams.map(({ identifier, title, description, members, moderates }) => ({
        identifier,
        title,
        description,
        members: members.map(({ id, email, name }) => ({ id, label: name ?? email })),
        moderates: moderates ?? [],
        owned: owned.get(identifier) ?? 0,
      }))}
      actions={{
        createTeam: actions.createTeam,
        updateTeam: actions.updateTeam,
        deleteTeam: actions.deleteTeam,
        addTeamMember: actions.addTeamMember,
        removeTeamMember: actions.removeTeamMember,
        grantModerator: actions.grantModerator,
        revokeModerator: actions.revokeModerator,
      }}
    />
  );
}
