'use client';

import type { ServerAction } from '#components/query/action-result.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import type { Role } from '#lib/access/actor.ts';
import { useAct } from './use-act.ts';

export interface InvitationLine {
  id: string;
  email: string | null;
  role: Role;
  teams: string[];
  moderates: string[];
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  inviter: string | null;
  guest: string | null;
  createdAt: string;
  expiresAt: string;
}

interface InvitationsTableProps {
  invitations: InvitationLine[];
  revoke: ServerAction<{ id: string }>;
}

/** Newest first; the links themselves are kept nowhere. */
export function InvitationsTable({ invitations, revoke }: InvitationsTableProps) {
  const { act, failure } = useAct();
  if (invitations.length === 0)
    return <EmptyState>Nobody was invited in the last weeks. “Invite” makes a link to pass on.</EmptyState>;
  return (
    <>
      <div aria-live="assertive">{failure ? <FieldError>{failure}</FieldError> : null}</div>
      <Table label="Table of invitations">
        <TableHead>
          <tr>
            <HeaderCell>For</HeaderCell>
            <HeaderCell>Brings</HeaderCell>
            <HeaderCell>By</HeaderCell>
            <HeaderCell>State</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Change</span>
            </HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {invitations.map((invitation) => (
            <Row key={invitation.id}>
              <RowHeader className="max-w-72 truncate">
                {invitation.email ?? <span className="text-ink-2">Whoever has the link</span>}
              </RowHeader>
              <Cell className="max-w-80 truncate">{brings(invitation)}</Cell>
              <Cell className="max-w-56 truncate">
                <bdi>{invitation.inviter ?? 'the API'}</bdi>,{' '}
                <span className="text-ink-3">
                  <RelativeTime at={invitation.createdAt} />
                </span>
              </Cell>
              <Cell>
                <State invitation={invitation} />
              </Cell>
              <Cell>
                {invitation.state === 'open' ? (
                  <ConfirmButton
                    size="sm"
                    variant="quiet"
                    question={`Take back the invitation${invitation.email ? ` of ${invitation.email}` : ''}?`}
                    consequence="The link opens nothing any more."
                    confirmLabel="Take back"
                    onConfirm={async () => void (await act(revoke, { id: invitation.id }))}
                  >
                    Take back
                  </ConfirmButton>
                ) : null}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function brings({ role, teams, moderates }: InvitationLine): string {
  const parts = [role as string, ...teams];
  if (moderates.length > 0) parts.push(`moderates ${moderates.join(' and ')}`);
  return parts.join(', ');
}

function State({ invitation: { state, expiresAt, guest } }: { invitation: InvitationLine }) {
  switch (state) {
    case 'open':
      return (
        <>
          Open, over <RelativeTime at={expiresAt} />
        </>
      );
    case 'accepted':
      return (
        <>
          Used by <bdi>{guest ?? 'somebody'}</bdi>
        </>
      );
    case 'revoked':
      return <span className="text-ink-3">Taken back</span>;
    case 'expired':
      return <span className="text-ink-3">Over</span>;
  }
}
