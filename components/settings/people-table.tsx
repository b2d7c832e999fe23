'use client';

import { usePathname, useRouter } from 'next/navigation';
import { TeamName } from '#components/marks/team-name.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Select } from '#components/ui/select.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { type ListedPerson, type PersonState, STATE_WORDS } from './person.ts';

interface Filter {
  q?: string;
  state?: string;
}

export interface PeopleTableProps {
  people: ListedPerson[];
  /** of everybody, whatever is filtered */
  counts: Record<PersonState, number> | undefined;
  filter: Filter;
  next: string | null;
}

/** Everybody by e-mail address; a name leads to all that can be changed about the person. */
export function PeopleTable({ people, counts, filter, next }: PeopleTableProps) {
  const router = useRouter();
  const pathname = usePathname();
  const page = (params: object) => {
    const kept = Object.entries(params).filter(([, value]) => value);
    return kept.length === 0 ? pathname : `${pathname}?${new URLSearchParams(kept)}`;
  };
  const options = (Object.keys(STATE_WORDS) as PersonState[]).map((state) => ({
    value: state,
    label: counts ? `${STATE_WORDS[state]} (${counts[state]})` : STATE_WORDS[state],
  }));
  return (
    <>
      <div className="mb-3 flex flex-wrap gap-2">
        <div className="w-64 max-md:flex-1">
          <SearchBox
            value={filter.q ?? ''}
            onValueChange={(q) => router.replace(page({ ...filter, q }))}
            label="Find people"
            placeholder="Name or e-mail"
          />
        </div>
        <Select
          aria-label="Which people"
          height="toolbar"
          className="w-auto!"
          value={filter.state ?? ''}
          options={[{ value: '', label: 'Everybody' }, ...options]}
          onValueChange={(state) => router.replace(page({ ...filter, state }))}
        />
      </div>
      {counts && counts.waiting > 0 && filter.state !== 'waiting' ? (
        <p className="mb-3 rounded-2 bg-surface-2 px-3 py-2">
          {counts.waiting === 1 ? 'Somebody waits' : `${counts.waiting} people wait`} to be let in.{' '}
          <TextLink inText href={page({ state: 'waiting' })}>
            See who
          </TextLink>
        </p>
      ) : null}
      {people.length === 0 ? (
        <EmptyState>{filter.q ? 'Nobody is called that.' : 'Nobody is in this state.'}</EmptyState>
      ) : (
        <Table label="Table of people">
          <TableHead>
            <tr>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>E-mail</HeaderCell>
              <HeaderCell>Role</HeaderCell>
              <HeaderCell>Teams</HeaderCell>
              <HeaderCell>Access</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} href={page({ ...filter, person: person.id })} />
            ))}
          </tbody>
        </Table>
      )}
      {next ? (
        <ButtonLink className="mt-3" href={page({ ...filter, from: next })}>
          Next page
        </ButtonLink>
      ) : null}
    </>
  );
}

function PersonRow({ person, href }: { person: ListedPerson; href: string }) {
  const { name, email, role, teams, moderates, state } = person;
  return (
    <Row>
      <RowHeader className="max-w-64 truncate">
        <TextLink href={href} scroll={false}>
          <bdi>{name}</bdi>
        </TextLink>
      </RowHeader>
      <Cell className="max-w-72 truncate">{email}</Cell>
      <Cell>
        {role}
        {moderates.length > 0 ? (
          <span className="text-ink-3">
            {' '}
            · moderates {moderates.length === 1 ? moderates[0] : moderates.length}
          </span>
        ) : null}
      </Cell>
      <Cell className="max-w-72 truncate">
        {teams.length === 0 ? <span className="text-ink-3">–</span> : null}
        {teams.slice(0, 2).map((team) => (
          <TeamName key={team} team={team} className="mr-2" />
        ))}
        {teams.length > 2 ? <span className="text-ink-3">+{teams.length - 2}</span> : null}
      </Cell>
      <Cell className={state === 'active' ? '' : 'text-ink-3'}>{STATE_WORDS[state]}</Cell>
    </Row>
  );
}
