'use client';

import { createContext, use, useContext } from 'react';
import type { Duties } from './navigation.ts';
import type { SignOut } from './use-leave.ts';

export interface NavBlueprint {
  identifier: string;
  title: string;
  icon: string | null;
}

/** Entities of each blueprint, by its identifier. */
export type EntityCounts = ReadonlyMap<string, { value: number; exact: boolean }>;

/** What the sidebar and the drawer show and can do; the layout gathers it once. */
export interface ShellData {
  blueprints: NavBlueprint[];
  /** a promise: they are counted while the page is sent already */
  counts: EntityCounts | Promise<EntityCounts>;
  /** approvals that wait for the viewer's decision */
  approvals: number;
  duties: Duties;
  demo: 'off' | 'on' | 'public';
  signOut: SignOut;
  signOutEverywhere: SignOut;
}

export const ShellContext = createContext<ShellData | undefined>(undefined);

export function useShell(): ShellData {
  const data = useContext(ShellContext);
  if (!data) throw new Error('The navigation needs AppShell around it.');
  return data;
}

/** Suspends while they are counted. */
export function useEntityCounts(): EntityCounts {
  const { counts } = useShell();
  return 'then' in counts ? use(counts) : counts;
}
