import type { ReactNode } from 'react';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { TabLinks } from '#components/ui/tab-links.tsx';
import { canAll } from '#lib/access/ability.ts';
import { pageContext } from '#lib/web/page-context.ts';

const SECTIONS = [
  ['/settings', 'People'],
  ['/settings/invitations', 'Invitations'],
  ['/settings/teams', 'Teams'],
  ['/settings/policies', 'Roles & policies'],
  ['/settings/sign-in', 'Sign-in'],
] as const;

interface SettingsPageProps {
  section: (typeof SECTIONS)[number][1];
  description: string;
  /** right of the title */
  actions?: ReactNode;
  /** rendered only for those who may see it */
  children: ReactNode;
}

/** The frame of every section of the settings. */
export async function SettingsPage({ section, description, actions, children }: SettingsPageProps) {
  const ctx = await pageContext();
  const mayManage = canAll(ctx.ability, 'update', 'User');
  return (
    <Page crumbs={[{ label: 'Settings', href: '/settings' }, { label: section }]}>
      <PageBody label={section}>
        <PageHeader
          title={section}
          description={description}
          className="mb-3"
          actions={mayManage ? actions : undefined}
        />
        {mayManage ? (
          <>
            <TabLinks
              aria-label="Settings"
              items={SECTIONS.map(([href, label]) => ({ href, label, current: label === section }))}
            />
            <div className="mt-4">{children}</div>
          </>
        ) : (
          <NoPermission>Only Admins manage people.</NoPermission>
        )}
      </PageBody>
    </Page>
  );
}
