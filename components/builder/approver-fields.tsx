'use client';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { ROLES } from '#lib/access/actor.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { ApprovalStrategy } from './approval-strategy.tsx';

export interface ApproverFieldsProps {
  document: ActionDocument;
  permissions: ActionPermissions;
  teams: { identifier: string; title: string }[];
  onChange: (document: ActionDocument) => void;
  onPermissionsChange: (permissions: ActionPermissions) => void;
}

/** Who may run the action, whether somebody must agree first, and who. */
export function ApproverFields({
  document,
  permissions,
  teams,
  onChange,
  onPermissionsChange,
}: ApproverFieldsProps) {
  const { execute, approve } = permissions;
  const needsApproval =
    document.requiredApproval !== undefined &&
    document.requiredApproval !== null &&
    document.requiredApproval !== false;
  return (
    <>
      <Section id="action-execute" title="Who may run it">
        <Principals
          id="execute"
          block={execute}
          teams={teams}
          onChange={(next) => onPermissionsChange({ ...permissions, execute: { ...execute, ...next } })}
        />
        <label htmlFor="execute-owners" className="mt-2 flex min-h-8 items-center gap-2">
          <Checkbox
            id="execute-owners"
            checked={execute.ownedByTeam}
            onCheckedChange={(checked) =>
              onPermissionsChange({ ...permissions, execute: { ...execute, ownedByTeam: checked } })
            }
          />
          Members of a team that owns the entity
        </label>
      </Section>
      <Section id="action-approval" title="Approval">
        <label htmlFor="action-needs-approval" className="flex min-h-8 items-center gap-2">
          <Checkbox
            id="action-needs-approval"
            checked={needsApproval}
            onCheckedChange={(checked) =>
              onChange({ ...document, requiredApproval: checked ? { type: 'ANY' } : false })
            }
          />
          Somebody has to approve each run first
        </label>
        {needsApproval ? (
          <div className="mt-2 grid gap-3">
            <ApprovalStrategy
              required={document.requiredApproval}
              approvers={approve}
              onChange={(requiredApproval) => onChange({ ...document, requiredApproval })}
            />
            <Principals
              id="approve"
              block={approve}
              teams={teams}
              onChange={(next) => onPermissionsChange({ ...permissions, approve: { ...approve, ...next } })}
            />
            <p className="text-xs text-ink-3">
              Nobody approves a request of their own: a requester who is named is left out.
            </p>
          </div>
        ) : null}
      </Section>
    </>
  );
}

interface Names {
  users: string[];
  roles: string[];
  teams: string[];
}

interface PrincipalsProps {
  id: string;
  block: Names;
  teams: { identifier: string; title: string }[];
  onChange: (names: Names) => void;
}

function Principals({ id, block, teams, onChange }: PrincipalsProps) {
  const { users, roles } = block;
  return (
    <div className="grid grid-cols-3 gap-3 max-xl:grid-cols-1">
      <Field id={`${id}-roles`} label="Roles">
        <MultiCombobox
          id={`${id}-roles`}
          label="Roles"
          values={roles}
          options={ROLES.map((role) => ({ value: role, label: role }))}
          onValuesChange={(next) => onChange({ users, roles: next, teams: block.teams })}
        />
      </Field>
      <Field id={`${id}-teams`} label="Teams">
        <MultiCombobox
          id={`${id}-teams`}
          label="Teams"
          values={block.teams}
          options={teams.map(({ identifier, title }) => ({
            value: identifier,
            label: title,
            hint: identifier,
          }))}
          onValuesChange={(next) => onChange({ users, roles, teams: next })}
        />
      </Field>
      <Field id={`${id}-users`} label="People" help="E-mail addresses.">
        <MultiCombobox
          id={`${id}-users`}
          label="People"
          values={users}
          options={[]}
          allowNew
          onValuesChange={(next) => onChange({ users: next, roles, teams: block.teams })}
        />
      </Field>
    </div>
  );
}
