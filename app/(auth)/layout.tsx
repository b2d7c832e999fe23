import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Logo } from '#components/marks/logo.tsx';
import { ThemeToggle } from '#components/shell/theme-toggle.tsx';

export const metadata: Metadata = { title: { default: 'Quayside', template: '%s · Quayside' } };

/** One sheet on the quay, without navigation. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-(--topbar) items-center gap-2.25 px-4 text-md font-strong">
        <Logo className="size-5 text-accent" />
        Quayside
        <span className="ml-auto font-regular">
          <ThemeToggle />
        </span>
      </header>
      <main
        id="main"
        className="flex flex-1 items-start justify-center px-4 pt-[6dvh] pb-10 max-md:px-0 max-md:pt-0 max-md:pb-0"
      >
        <div className="w-full max-w-116 rounded-3 bg-surface p-6 shadow-1 max-md:max-w-none max-md:self-stretch max-md:rounded-none max-md:px-4 max-md:shadow-none">
          {children}
        </div>
      </main>
    </div>
  );
}
