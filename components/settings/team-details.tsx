'use client';

import { UserMinus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import type { ComboOption, LoadOptions } from '#components/ui/combobox-option.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { settle } from './settle.ts';
import type { ListedTeam, TeamActions } from './team.ts';
import type { useAct } from './use-act.ts';

interface TeamDetailsProps {
  team: ListedTeam;
  blueprints: ComboOption[];
  loadPeople: LoadOptions;
  act: ReturnType<typeof useAct>['act'];
  actions: TeamActions;
}

/** Name, members, what it moderates, and its end. */
export function TeamDetails({ team, blueprints, loadPeople, act, actions }: TeamDetailsProps) {
  const { identifier, title, members, moderates, owned } = team;
  const known = owned >= 1_000 ? 'a thousand entities or more' : countOf(owned, 'entity', 'entities');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 p-3 pt-1">
      <Naming team={team} onSave={(named) => act(actions.updateTeam, { identifier, ...named })} />
      <ul aria-label={`Members of ${title}`} className="flex flex-wrap gap-2 empty:hidden">
        {members.map((member) => (
          <li key={member.id} className="inline-flex items-center gap-1 rounded-2 bg-surface-2 pl-2">
            <bdi>{member.label}</bdi>
            <IconButton
              label={`Remove ${member.label} from ${title}`}
              icon={<UserMinus size={14} />}
              onClick={() => act(actions.removeTeamMember, { team: identifier, userId: member.id })}
            />
          </li>
        ))}
      </ul>
      <Combobox
        label={`Add somebody to ${title}`}
        placeholder="Add somebody"
        className="w-64 max-w-full"
        value={undefined}
        load={loadPeople}
        onValueChange={(userId) => userId && act(actions.addTeamMember, { team: identifier, userId })}
      />
      <Field id={`moderates-${identifier}`} label="Moderator of" className="max-w-120">
        <MultiCombobox
          id={`moderates-${identifier}`}
          label="Moderator of"
          placeholder="Add a blueprint"
          values={moderates}
          options={blueprints}
          onValuesChange={(wanted) =>
            settle(moderates, wanted, {
              add: (blueprint) => act(actions.grantModerator, { team: identifier, blueprint }),
              remove: (blueprint) => act(actions.revokeModerator, { team: identifier, blueprint }),
            })
          }
        />
      </Field>
      <ConfirmButton
        className="justify-self-start"
        question={`Delete the team ${title}?`}
        consequence={
          owned === 0
            ? 'It owns nothing. Its members stay.'
            : `It owns ${known}. They keep its name, but the name gives nobody rights any more.`
        }
        confirmLabel="Delete team"
        onConfirm={async () => void (await act(actions.deleteTeam, { identifier }))}
      >
        Delete team
      </ConfirmButton>
    </div>
  );
}

interface NamingProps {
  team: ListedTeam;
  onSave: (named: { title: string; description: string }) => Promise<boolean>;
}

/** The identifier stays: entities name it. */
function Naming({ team, onSave }: NamingProps) {
  const [title, setTitle] = useState(team.title);
  const [description, setDescription] = useState(team.description ?? '');
  const isChanged = title.trim() !== team.title || description.trim() !== (team.description ?? '');
  function submit(event: FormEvent) {
    event.preventDefault();
    void onSave({ title: title.trim(), description });
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field id={`title-${team.identifier}`} label="Name">
        <Input
          id={`title-${team.identifier}`}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Field
        id={`description-${team.identifier}`}
        label="Description"
        optional
        className="min-w-56 max-w-120 flex-1"
      >
        <Input
          id={`description-${team.identifier}`}
          maxLength={2_000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      {isChanged ? <Button type="submit">Save</Button> : null}
    </form>
  );
}
