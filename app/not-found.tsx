import type { Metadata } from 'next';
import { Logo } from '#components/marks/logo.tsx';

export const metadata: Metadata = { title: 'Not found · Quayside' };

/** For what is no page, and for what one may not see: the answer is the same. */
export default function NotFound() {
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-116 flex-col items-start justify-center gap-3 px-4"
    >
      <Logo className="size-8 text-accent" />
      <h1>There is nothing here</h1>
      <p className="text-ink-2">
        The address is wrong, what it named is gone, or you may not see it. If somebody sent you the link, ask
        them.
      </p>
      {/* A whole new page: whoever stands here has nothing loaded worth keeping. */}
      <a href="/" className="rounded-1 font-medium text-accent underline underline-offset-2">
        Go to the home page
      </a>
    </main>
  );
}
