'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { NARROW, useMedia } from '#components/ui/use-media.ts';
import { FacetPanel, type FacetParts, facetColumns } from './facet-panel.tsx';

/** The facets at the left of the table, where there is room for them. */
export function FacetAside({ parts }: { parts: FacetParts }) {
  const narrow = useMedia(NARROW);
  if (facetColumns(parts.columns, parts.chosen).length === 0) return null;
  return (
    <ScrollRegion
      label="Facets"
      className="w-50 shrink-0 overflow-y-auto border-r border-line py-2.5 pr-2 pl-3 [scrollbar-width:thin] max-lg:hidden"
    >
      {narrow ? null : <FacetPanel parts={parts} />}
    </ScrollRegion>
  );
}

/** The same behind a button, where there is none. */
export function FacetSheet({ parts, onGroups }: { parts: FacetParts; onGroups: () => void }) {
  const [open, setOpen] = useState(false);
  const count = parts.view.rules.length;
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title="Filters"
      fromBelow
      trigger={
        <Button className="lg:hidden">
          <SlidersHorizontal aria-hidden size={14} />
          Filters
          {count > 0 ? (
            <span className="rounded-1 bg-accent-tint px-1.5 text-xs text-accent">{count}</span>
          ) : null}
        </Button>
      }
    >
      <FacetPanel parts={parts} />
      <Button
        className="w-full"
        onClick={() => {
          setOpen(false);
          onGroups();
        }}
      >
        Edit the whole filter
      </Button>
    </Sheet>
  );
}
