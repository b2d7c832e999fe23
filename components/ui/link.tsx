'use client';

// biome-ignore lint/style/noRestrictedImports: the one place that wraps it
import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>;

/**
 * A link inside Quayside. What it leads to is fetched ahead once somebody points at it, not for merely being in sight:
 * the sidebar alone would ask the server for two dozen pages each time.
 */
export function Link({ onPointerEnter, ...rest }: LinkProps) {
  const [pointedAt, setPointedAt] = useState(false);
  return (
    <NextLink
      {...rest}
      prefetch={pointedAt ? null : false}
      onPointerEnter={(event) => {
        setPointedAt(true);
        onPointerEnter?.(event);
      }}
    />
  );
}
