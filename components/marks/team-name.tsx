'use client';

import { createContext, useContext } from 'react';
import { cx } from '#components/ui/cx.ts';
import { visibleText } from '#components/ui/visible-characters.ts';
import { Flag } from './flag.tsx';

/** Titles of teams by identifier; a team that is not among them goes by its identifier. */
export type TeamTitles = Readonly<Record<string, string>>;

export const TeamTitlesContext = createContext<TeamTitles>({});

export function useTeamTitle(): (team: string) => string {
  const titles = useContext(TeamTitlesContext);
  return (team) => (Object.hasOwn(titles, team) && titles[team]) || team;
}

export interface TeamNameProps {
  /** identifier */
  team: string;
  className?: string;
}

/** A team as people know it: its flag and its title. */
export function TeamName({ team, className }: TeamNameProps) {
  const title = useTeamTitle()(team);
  return (
    <span className={cx('team-name', className)} title={visibleText(title)}>
      <Flag team={team} />
      {visibleText(title)}
    </span>
  );
}
