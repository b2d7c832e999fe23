'use client';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** When the layout of a part fails. Plain, as its script comes with every page. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="main" className="mx-auto flex max-w-160 flex-col items-start gap-3 px-4 py-10">
      <title>Not shown · Quayside</title>
      <h1>This page could not be shown</h1>
      <p className="text-ink-2">
        Nothing was changed. Try again; if it stays, tell an Admin
        {error.digest ? (
          <>
            {' '}
            the request id <code>{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <button
        type="button"
        onClick={retry}
        className="inline-flex h-(--control-h) items-center rounded-2 border border-line-strong px-3 font-medium"
      >
        Try again
      </button>
    </main>
  );
}
