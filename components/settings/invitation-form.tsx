'use client';

import { type FormEvent, useState } from 'react';
import type { Refusal } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import type { ComboOption } from '#components/ui/combobox-option.ts';
import { Field } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Input } from '#components/ui/input.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { ROLES, type Role } from '#lib/access/actor.ts';

export interface NewInvitation {
  email?: string;
  role: Role;
  teams: string[];
  moderates: string[];
}

interface InvitationFormProps {
  choices: { teams: ComboOption[]; blueprints: ComboOption[] };
  /** Resolves with the refusal, if there was one; the form keeps what was typed. */
  onSend: (invitation: NewInvitation) => Promise<Refusal | undefined>;
}

export function InvitationForm({ choices, onSend }: InvitationFormProps) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('Member');
  const [teams, setTeams] = useState<string[]>([]);
  const [moderates, setModerates] = useState<string[]>([]);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const emailFault = refusal?.details.find(({ path }) => path === '/email') && refusal.message;
  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    const address = email.trim();
    setRefusal(await onSend({ ...(address ? { email: address } : {}), role, teams, moderates }));
    setPending(false);
  }
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Field
        id="invite-email"
        label="E-mail"
        optional
        error={emailFault}
        help="Only the account with this address can use the link. Without one, the first who opens it can."
      >
        <Input
          id="invite-email"
          type="email"
          autoComplete="off"
          invalid={Boolean(emailFault)}
          aria-describedby="invite-email-help"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field id="invite-role" label="Role">
        <Segmented
          id="invite-role"
          aria-labelledby="invite-role-label"
          className="w-56"
          options={ROLES.map((value) => ({ value, label: value }))}
          value={role}
          onValueChange={(value) => setRole(value as Role)}
        />
      </Field>
      <Field id="invite-teams" label="Teams" optional>
        <MultiCombobox
          id="invite-teams"
          label="Teams"
          placeholder="Add a team"
          values={teams}
          options={choices.teams}
          onValuesChange={setTeams}
        />
      </Field>
      <Field id="invite-moderates" label="Moderator of" optional>
        <MultiCombobox
          id="invite-moderates"
          label="Moderator of"
          placeholder="Add a blueprint"
          values={moderates}
          options={choices.blueprints}
          onValuesChange={setModerates}
        />
      </Field>
      <div aria-live="assertive">
        {refusal && !emailFault ? <FieldError>{refusal.message}</FieldError> : null}
      </div>
      <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
        Make the link
      </Button>
    </form>
  );
}
