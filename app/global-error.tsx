'use client';

import './globals.css';

/** When even the outermost layout fails: no providers, no navigation, and no script, as it is prerendered without a nonce. */
export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>Not shown · Quayside</title>
      </head>
      <body>
        <main id="main" className="mx-auto flex max-w-160 flex-col items-start gap-3 px-4 py-10">
          <h1>Quayside could not be shown</h1>
          <p className="text-ink-2">Nothing was changed. Try again in a moment.</p>
          <a
            href="?"
            className="inline-flex h-(--control-h) items-center rounded-2 border border-line-strong px-3 font-medium"
          >
            Try again
          </a>
        </main>
      </body>
    </html>
  );
}
