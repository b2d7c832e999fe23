'use client';

import { createContext, type ReactNode, use } from 'react';

export type TopbarSlots = Record<'start' | 'end' | 'notice', ReactNode>;

export const TopbarSlotsContext = createContext<TopbarSlots>({ start: null, end: null, notice: null });

/** A part of the topbar that is the same on every page: the shell brings it once, no page brings it again. */
export function TopbarSlot({ name }: { name: keyof TopbarSlots }) {
  return use(TopbarSlotsContext)[name];
}
