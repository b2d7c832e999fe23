'use client';

import { usePathname, useRouter } from 'next/navigation';
import { TeamName } from '#components/marks/team-name.tsx';
import type { ServerAction } from '#components/query/action-result.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Select } from '#components/ui/select.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import { ROLES, type Role } from '#lib/access/actor.ts';
import { useAct } from './use-act.ts';

export interface ListedPerson {
  id: string;
  name: string;
  email: string;
  teams: string[];
  role: Role;
  isDisabled: boolean;
}

interface PeopleActions {
  setUserRole: ServerAction<{ userId: string; role: Role }>;
  disableUser: ServerAction<{ userId: string }>;
  enableUser: ServerAction<{ userId: string }>;
  endSessions: ServerAction<{ userId: string }>;
}

export interface PeopleTableProps {
  people: ListedPerson[];
  search: string;
  next: string | null;
  actions: PeopleActions;
}

/** Roles and access; every change counts from the person's next request. */
export function PeopleTable({ people, search, next, actions }: PeopleTableProps) {
  const router = useRouter();
  const pathname = usePathname();
  const { act, failure } = useAct();
  const page = (params: Record<string, string>) => `${pathname}?${new URLSearchParams(params)}`;
  return (
    <div className="mt-4">
      <div className="mb-3 w-64">
        <SearchBox
          value={search}
          onValueChange={(q) => router.replace(q ? page({ q }) : pathname)}
          label="Find people"
          placeholder="Name or e-mail"
        />
      </div>
      {failure ? (
        <p role="alert" className="mb-2 text-danger">
          {failure}
        </p>
      ) : null}
      {people.length === 0 ? <EmptyState>Nobody is called that.</EmptyState> : null}
      <Table label="Users">
        <TableHead>
          <tr>
            <HeaderCell>Name</HeaderCell>
            <HeaderCell>E-mail</HeaderCell>
            <HeaderCell>Teams</HeaderCell>
            <HeaderCell>Role</HeaderCell>
            <HeaderCell>Access</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id}>
              <RowHeader>{person.name}</RowHeader>
              <Cell>{person.email}</Cell>
              <Cell className="max-w-72 truncate">
                {person.teams.length === 0 ? <span className="text-ink-3">–</span> : null}
                {person.teams.slice(0, 2).map((team) => (
                  <TeamName key={team} team={team} className="mr-2" />
                ))}
                {person.teams.length > 2 ? (
                  <span className="text-ink-3">+{person.teams.length - 2}</span>
                ) : null}
              </Cell>
              <Cell>
                <Select
                  aria-label={`Role of ${person.name}`}
                  height="toolbar"
                  value={person.role}
                  options={ROLES.map((role) => ({ value: role, label: role }))}
                  onValueChange={(role) =>
                    act(actions.setUserRole, { userId: person.id, role: role as Role })
                  }
                />
              </Cell>
              <Cell>
                <Access person={person} act={act} actions={actions} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {next ? (
        <ButtonLink className="mt-3" href={page({ ...(search ? { q: search } : {}), from: next })}>
          Next page
        </ButtonLink>
      ) : null}
    </div>
  );
}

interface AccessProps {
  person: ListedPerson;
  act: ReturnType<typeof useAct>['act'];
  actions: PeopleActions;
}

function Access({ person, act, actions }: AccessProps) {
  const input = { userId: person.id };
  const confirmed = (action: ServerAction<typeof input>) => async () => {
    await act(action, input);
  };
  return (
    <div className="flex flex-wrap gap-1">
      {person.isDisabled ? (
        <ConfirmButton
          size="sm"
          variant="secondary"
          question={`Let ${person.name} in again?`}
          confirmLabel="Enable"
          onConfirm={confirmed(actions.enableUser)}
        >
          Enable
        </ConfirmButton>
      ) : (
        <>
          <ConfirmButton
            size="sm"
            variant="quiet"
            question={`Sign ${person.name} out everywhere?`}
            consequence="All sessions and tokens end with the next request."
            confirmLabel="Sign out"
            onConfirm={confirmed(actions.endSessions)}
          >
            Sign out
          </ConfirmButton>
          <ConfirmButton
            size="sm"
            variant="danger"
            question={`Disable ${person.name}?`}
            consequence="No sign-in and no requests from now on. What was done stays."
            confirmLabel="Disable"
            onConfirm={confirmed(actions.disableUser)}
          >
            Disable
          </ConfirmButton>
        </>
      )}
    </div>
  );
}
