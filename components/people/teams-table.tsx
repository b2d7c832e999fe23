'use client';

import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { TeamName } from '#components/marks/team-name.tsx';
import type { ServerAction } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Field } from '#components/ui/field.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useAct } from './use-act.ts';

export interface ListedTeam {
  identifier: string;
  title: string;
  description: string | null;
  members: { id: string; label: string }[];
}

interface TeamActions {
  createTeam: ServerAction<{ identifier: string; title: string }>;
  deleteTeam: ServerAction<{ identifier: string }>;
  addTeamMember: ServerAction<{ team: string; userId: string }>;
  removeTeamMember: ServerAction<{ team: string; userId: string }>;
}

export interface TeamsTableProps {
  teams: ListedTeam[];
  people: { id: string; label: string; email: string }[];
  actions: TeamActions;
}

/** Teams own entities; who is in one may change what it owns. */
export function TeamsTable({ teams, people, actions }: TeamsTableProps) {
  const { act, failure } = useAct();
  return (
    <div className="mt-4">
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
            <details className="rounded-2 shadow-1">
              <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-3 rounded-2 px-3">
                <TeamName team={team.identifier} />
                <span className="font-mono text-xs wrap-anywhere text-ink-3">{team.identifier}</span>
                <span className="ml-auto text-xs text-ink-2">{countOf(team.members.length, 'member')}</span>
              </summary>
              <div className="grid gap-2 p-3 pt-0">
                {team.description ? <p className="max-w-[66ch] text-ink-2">{team.description}</p> : null}
                <ul className="flex flex-wrap gap-2">
                  {team.members.map((member) => (
                    <li
                      key={member.id}
                      className="inline-flex items-center gap-1 rounded-2 bg-surface-2 pl-2"
                    >
                      {member.label}
                      <IconButton
                        label={`Remove ${member.label} from ${team.title}`}
                        icon={<UserMinus size={14} />}
                        onClick={() =>
                          act(actions.removeTeamMember, { team: team.identifier, userId: member.id })
                        }
                      />
                    </li>
                  ))}
                </ul>
                <div className="flex flex-wrap items-end gap-2">
                  <Combobox
                    label={`Add somebody to ${team.title}`}
                    placeholder="Add somebody"
                    className="w-64"
                    value={undefined}
                    options={people
                      .filter(({ id }) => !team.members.some((member) => member.id === id))
                      .map(({ id, label, email }) => ({ value: id, label, hint: email }))}
                    onValueChange={(userId) =>
                      userId && act(actions.addTeamMember, { team: team.identifier, userId })
                    }
                  />
                  <ConfirmButton
                    question={`Delete the team ${team.title}?`}
                    consequence="What it owns keeps its name, but the name gives no rights any more."
                    confirmLabel="Delete team"
                    onConfirm={async () => {
                      await act(actions.deleteTeam, { identifier: team.identifier });
                    }}
                  >
                    Delete team
                  </ConfirmButton>
                </div>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </div>
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
