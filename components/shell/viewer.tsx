'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '#lib/access/actor.ts';

/** Who looks at the page; what they may do the server decides, here it only labels and hides. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** team identifiers */
  teams: string[];
}

const ViewerContext = createContext<Viewer | undefined>(undefined);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer needs the portal around it.');
  return viewer;
}
