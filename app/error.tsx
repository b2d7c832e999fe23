'use client';

import { ErrorState } from '#components/ui/error-state.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main id="main" className="mx-auto max-w-160 px-4 py-10">
      <title>Not shown · Quayside</title>
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState title="This page could not be shown." requestId={error.digest} onRetry={reset}>
        Nothing was changed. Try again; if it stays, tell an Admin the id below.
      </ErrorState>
    </main>
  );
}
