import type { Issue } from '#lib/errors.ts';

export interface PlannedChange {
  kind: 'add' | 'change' | 'remove' | 'rename';
  /** what changes: a property, a relation, its title, … */
  what: string;
  name: string;
  /** JSON Pointer into the document */
  path: string;
  /** "Add tier, required, default 3" */
  sentence: string;
  /** entities that have something there; none are counted for an action */
  rows?: number;
  /** entities that would no longer be accepted as they are */
  failing?: number;
  /** false: at least so many */
  exact?: boolean;
  /** some of those failing */
  examples?: { identifier: string; title: string | null }[];
  /** nothing uses parts of an action */
  usedBy?: { kind: string; name: string; title: string; blueprint?: string }[];
}

/** What `POST …/plan` answers: what saving a document would do. */
export interface ChangePlan {
  changes: PlannedChange[];
  warnings: Issue[];
  /** entities of the blueprint, all of which were looked at */
  rows?: { value: number; exact: boolean };
  /** of an action: those not sent yet keep the request they were asked with */
  runs?: { waiting: number };
}
