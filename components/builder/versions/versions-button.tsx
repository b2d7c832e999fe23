'use client';

import { History } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { VersionsDialog } from './versions-dialog.tsx';
import type { Versioned } from './versions-wire.ts';

/** The way to every version of a document. */
export function VersionsButton({ of }: { of: Versioned }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        <History aria-hidden size={14} /> Versions
      </Button>
      <VersionsDialog of={of} open={open} onOpenChange={setOpen} />
    </>
  );
}
