import type { Experience } from './action-experience.ts';

export interface HubAction {
  identifier: string;
  title: string;
  description?: string | null;
  icon?: string | null;
  /** "Creates service" */
  effect: string;
  /** the heading it stands under */
  category: string;
  needsApproval: boolean;
  mayExecute: boolean;
  experience?: Experience | undefined;
}
