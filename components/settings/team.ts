import type { ServerAction } from '#components/query/action-result.ts';

export interface ListedTeam {
  identifier: string;
  title: string;
  description: string | null;
  members: { id: string; label: string }[];
  /** identifiers of blueprints */
  moderates: string[];
  /** entities that name it, up to a thousand */
  owned: number;
}

type Membership = ServerAction<{ team: string; userId: string }>;
type Moderation = ServerAction<{ team: string; blueprint: string }>;

export interface TeamActions {
  createTeam: ServerAction<{ identifier: string; title: string }>;
  updateTeam: ServerAction<{ identifier: string; title: string; description: string }>;
  deleteTeam: ServerAction<{ identifier: string }>;
  addTeamMember: Membership;
  removeTeamMember: Membership;
  grantModerator: Moderation;
  revokeModerator: Moderation;
}
