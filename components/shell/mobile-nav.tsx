'use client';

import { Menu } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { MainNav } from './main-nav.tsx';
import { UserMenu } from './user-menu.tsx';

/** On small screens the sidebar is a drawer. */
export function MobileNav() {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      title="Quayside"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label="Open navigation"
          icon={<Menu size={18} strokeWidth={1.75} />}
          tooltip={false}
          className="lg:hidden!"
        />
      }
    >
      <div className="-mx-2 flex min-h-full flex-col">
        <MainNav onNavigate={() => setOpen(false)} />
        <UserMenu />
      </div>
    </Sheet>
  );
}
