'use client';

import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ErrorState } from '#components/ui/error-state.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** The navigation stays; only the page failed. */
export default function PortalError({ error, retry }: ErrorPageProps) {
  return (
    <Page crumbs={[{ label: 'Not shown' }]}>
      <PageBody label="Error">
        <h1 className="sr-only">This page could not be shown</h1>
        <ErrorState title="This page could not be shown." requestId={error.digest} onRetry={retry}>
          Nothing was changed. Try again; if it stays, tell an Admin the id below.
        </ErrorState>
      </PageBody>
    </Page>
  );
}
