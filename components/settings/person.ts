import type { ServerAction } from '#components/query/action-result.ts';
import type { Role } from '#lib/access/actor.ts';

export type PersonState = 'active' | 'waiting' | 'disabled';

export interface ListedPerson {
  id: string;
  name: string;
  email: string;
  teams: string[];
  role: Role;
  state: PersonState;
  /** identifiers of blueprints, given to this person and not to a team */
  moderates: string[];
}

export const STATE_WORDS: Record<PersonState, string> = {
  active: 'Active',
  waiting: 'Waiting',
  disabled: 'Disabled',
};

type OfUser = ServerAction<{ userId: string }>;

export interface PersonActions {
  setUserRole: ServerAction<{ userId: string; role: Role }>;
  disableUser: OfUser;
  enableUser: OfUser;
  endSessions: OfUser;
  addTeamMember: ServerAction<{ team: string; userId: string }>;
  removeTeamMember: ServerAction<{ team: string; userId: string }>;
  grantModerator: ServerAction<{ blueprint: string; userId: string }>;
  revokeModerator: ServerAction<{ blueprint: string; userId: string }>;
}
