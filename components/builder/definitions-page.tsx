import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Table } from '#components/ui/table.tsx';

export interface DefinitionsPageProps {
  title: string;
  description: string;
  /** "blueprints" */
  plural: string;
  /** the way to a new one; without it the reader may only look */
  define: { href: string; label: string } | undefined;
  isEmpty: boolean;
  /** head and body of the table */
  children: ReactNode;
}

/** The table of all definitions of one kind, and the way to one more. */
export function DefinitionsPage(props: DefinitionsPageProps) {
  const { title, description, plural, define, isEmpty, children } = props;
  const action = define ? (
    <ButtonLink variant="primary" href={define.href}>
      <Plus aria-hidden size={14} /> {define.label}
    </ButtonLink>
  ) : undefined;
  return (
    <Page crumbs={[{ label: title }]}>
      <PageBody label={title}>
        <PageHeader title={title} description={description} actions={action} className="mb-5" />
        {define ? null : (
          <NoPermission className="pt-0">Only Admins change {plural}. You may look at them.</NoPermission>
        )}
        {isEmpty ? (
          <EmptyState action={action}>No {plural} yet.</EmptyState>
        ) : (
          <Table label={`Table of ${plural}`}>{children}</Table>
        )}
      </PageBody>
    </Page>
  );
}
