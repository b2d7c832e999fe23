'use client';

import { useState } from 'react';
import { TeamName } from '#components/marks/team-name.tsx';
import { loadEntities } from '#components/query/entity-search.ts';
import { Button } from '#components/ui/button.tsx';
import type { ComboOption, LoadOptions } from '#components/ui/combobox-option.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Field } from '#components/ui/field.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { Input } from '#components/ui/input.tsx';
import type { ListedTeam, TeamActions } from './team.ts';
import { TeamDetails } from './team-details.tsx';
import { useAct } from './use-act.ts';

export interface TeamsTableProps {
  teams: ListedTeam[];
  /** of what a team can be moderator */
  blueprints: ComboOption[];
  /** identifier of the team that is open at first */
  opened?: string | undefined;
  /** finds people by name or address; the value is the address */
  loadPeople?: LoadOptions;
  actions: TeamActions;
}

const loadUsers: LoadOptions = (text, signal) => loadEntities('_user', text, signal);

/** Teams own entities; who is in one may change what it owns. */
export function TeamsTable(props: TeamsTableProps) {
  const { teams, blueprints, opened, loadPeople = loadUsers, actions } = props;
  const { act, failure } = useAct();
  return (
    <>
      <NewTeam onCreate={(team) => act(actions.createTeam, team)} />
      {failure ? (
        <p role="alert" className="my-2 text-danger">
          {failure}
        </p>
      ) : null}
      {teams.length === 0 ? <EmptyState>No teams yet.</EmptyState> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {teams.map((team) => (
          <li key={team.identifier}>
            <details className="rounded-2 shadow-1" open={team.identifier === opened}>
              <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-3 rounded-2 px-3">
                <TeamName team={team.identifier} />
                <span className="font-mono text-xs wrap-anywhere text-ink-3">{team.identifier}</span>
                <span className="ml-auto text-xs text-ink-2">{countOf(team.members.length, 'member')}</span>
              </summary>
              <TeamDetails
                team={team}
                blueprints={blueprints}
                loadPeople={loadPeople}
                act={act}
                actions={actions}
              />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function NewTeam({
  onCreate,
}: {
  onCreate: (team: { identifier: string; title: string }) => Promise<boolean>;
}) {
  const [title, setTitle] = useState('');
  const [identifier, setIdentifier] = useState<string>();
  const name =
    identifier ??
    title
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
  async function submit(event: React.FormEvent) {
    event.preventDefault();
    if (await onCreate({ identifier: name, title: title.trim() })) {
      setTitle('');
      setIdentifier(undefined);
    }
  }
  return (
    <form onSubmit={submit} className="mb-4 flex flex-wrap items-end gap-3">
      <Field id="team-title" label="New team">
        <Input id="team-title" required value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field id="team-identifier" label="Identifier">
        <Input
          id="team-identifier"
          required
          value={name}
          onChange={(event) => setIdentifier(event.target.value)}
        />
      </Field>
      <Button type="submit">Create team</Button>
    </form>
  );
}
