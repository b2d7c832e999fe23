'use client';

import { Suspense } from 'react';
import { cappedNumber } from '#components/ui/format-number.ts';
import { useEntityCounts } from './shell-data.ts';

/** How many entities of a blueprint the viewer may see; the page does not wait for its being counted. */
export function EntityCount({ blueprint }: { blueprint: string }) {
  return (
    <Suspense>
      <Counted blueprint={blueprint} />
    </Suspense>
  );
}

function Counted({ blueprint }: { blueprint: string }) {
  const count = useEntityCounts().get(blueprint);
  return count ? cappedNumber(count) : null;
}
