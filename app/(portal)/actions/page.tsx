import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { pageContext } from '#lib/web/page-context.ts';

export const metadata: Metadata = { title: 'Actions' };

export default async function ActionsPage() {
  const ctx = await pageContext();
  const actions = await listActions(ctx);
  const define = (
    <ButtonLink variant="primary" href="/actions/new">
      <Plus aria-hidden size={14} /> Define an action
    </ButtonLink>
  );
  return (
    <Page crumbs={[{ label: 'Actions' }]}>
      <PageBody label="Actions">
        <PageHeader
          title="Actions"
          description="What people may ask for, the form it takes, and the workflow that carries it out."
          actions={define}
          className="mb-5"
        />
        {actions.length === 0 ? (
          <EmptyState action={define}>No actions yet.</EmptyState>
        ) : (
          <Table label="Table of actions">
            <TableHead>
              <tr>
                <HeaderCell>Action</HeaderCell>
                <HeaderCell>Operation</HeaderCell>
                <HeaderCell>Blueprint</HeaderCell>
                <HeaderCell>Workflow</HeaderCell>
                <HeaderCell>Changed</HeaderCell>
              </tr>
            </TableHead>
            <tbody>
              {actions.map(({ identifier, document, updatedAt }) => (
                <Row key={identifier}>
                  <RowHeader>
                    <TextLink href={`/actions/${encodeURIComponent(identifier)}`}>
                      {document.title || identifier}
                    </TextLink>
                  </RowHeader>
                  <Cell>{document.trigger.operation ?? '–'}</Cell>
                  <Cell>{document.trigger.blueprintIdentifier ?? '–'}</Cell>
                  <Cell className="font-mono text-xs">{document.invocationMethod?.workflow ?? '–'}</Cell>
                  <Cell>
                    <RelativeTime at={updatedAt} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
      </PageBody>
    </Page>
  );
}
