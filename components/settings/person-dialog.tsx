'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import type { ComboOption } from '#components/ui/combobox-option.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { ROLES, type Role } from '#lib/access/actor.ts';
import type { ListedPerson, PersonActions } from './person.ts';
import { PersonAccess } from './person-access.tsx';
import { settle } from './settle.ts';
import { useAct } from './use-act.ts';

interface PersonDialogProps {
  person: ListedPerson;
  choices: { teams: ComboOption[]; blueprints: ComboOption[] };
  actions: PersonActions;
}

/** All that an Admin decides about one person; each change is made at once. */
export function PersonDialog({ person, choices, actions }: PersonDialogProps) {
  const { act, failure } = useAct();
  const close = useClose();
  const { id: userId, role, teams, moderates } = person;
  return (
    <Dialog open onOpenChange={close} title={<bdi>{person.name}</bdi>} description={person.email}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div aria-live="assertive">{failure ? <FieldError>{failure}</FieldError> : null}</div>
        <Field
          id="person-role"
          label="Role"
          help={role === 'Admin' ? 'May change everything here.' : undefined}
        >
          <Segmented
            id="person-role"
            aria-labelledby="person-role-label"
            className="w-56"
            options={ROLES.map((value) => ({ value, label: value }))}
            value={role}
            onValueChange={(value) => act(actions.setUserRole, { userId, role: value as Role })}
          />
        </Field>
        <Field id="person-teams" label="Teams" help="May change what these teams own.">
          <MultiCombobox
            id="person-teams"
            label="Teams"
            placeholder="Add a team"
            values={teams}
            options={choices.teams}
            onValuesChange={(wanted) =>
              settle(teams, wanted, {
                add: (team) => act(actions.addTeamMember, { team, userId }),
                remove: (team) => act(actions.removeTeamMember, { team, userId }),
              })
            }
          />
        </Field>
        <Field
          id="person-moderates"
          label="Moderator of"
          help="May change every entity of these blueprints, their documents and their actions."
        >
          <MultiCombobox
            id="person-moderates"
            label="Moderator of"
            placeholder="Add a blueprint"
            values={moderates}
            options={choices.blueprints}
            onValuesChange={(wanted) =>
              settle(moderates, wanted, {
                add: (blueprint) => act(actions.grantModerator, { blueprint, userId }),
                remove: (blueprint) => act(actions.revokeModerator, { blueprint, userId }),
              })
            }
          />
        </Field>
        <PersonAccess person={person} act={act} actions={actions} />
      </div>
    </Dialog>
  );
}

/** Back to the list as it was filtered. */
function useClose() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  return (open: boolean) => {
    if (open) return;
    const rest = new URLSearchParams(params);
    rest.delete('person');
    router.replace(rest.size > 0 ? `${pathname}?${rest}` : pathname, { scroll: false });
  };
}
