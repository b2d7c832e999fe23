import type { Run } from '#components/runs/run-wire.ts';

/** The inbox as `/v1/approvals` answers it. */
export interface Approvals {
  /** runs the reader may decide, oldest first */
  waiting: Run[];
  /** runs the reader must say what became of, oldest first */
  unclear: Run[];
  /** the reader's own runs that wait for somebody else, oldest first */
  requested: Run[];
  /** runs the reader decided lately, newest first */
  decided: Run[];
}
