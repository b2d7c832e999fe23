'use client';

import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, use, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { MainNav } from './main-nav.tsx';
import { UserMenu } from './user-menu.tsx';

const DrawerContext = createContext({ open: false, setOpen: (_open: boolean) => {} });

/** On small screens the sidebar is a drawer. It belongs to the shell: a page that arrives late leaves it open. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const here = usePathname();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(here);
  // Wherever one has gone by it, or back, it is in the way.
  if (at !== here) {
    setAt(here);
    setOpen(false);
  }
  return (
    <DrawerContext value={{ open, setOpen }}>
      {children}
      <Sheet title="Quayside" open={open} onOpenChange={setOpen}>
        <div className="-mx-2 flex min-h-full flex-col">
          <MainNav onNavigate={() => setOpen(false)} />
          <UserMenu />
        </div>
      </Sheet>
    </DrawerContext>
  );
}

export function NavDrawerButton() {
  const { open, setOpen } = use(DrawerContext);
  return (
    <IconButton
      label="Open navigation"
      icon={<Menu size={18} strokeWidth={1.75} />}
      tooltip={false}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => setOpen(true)}
      className="lg:hidden!"
    />
  );
}
