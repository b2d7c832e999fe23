/** What a workflow file declares. */
export interface WorkflowContract {
  /** it has a `workflow_dispatch` trigger */
  dispatchable: boolean;
  inputs: Record<string, WorkflowInput>;
  runName: string | null;
  /** each after those it needs */
  jobs: PlannedJob[];
}

/** A job as it stands in the file. */
export interface PlannedJob {
  id: string;
  name: string;
  needs: string[];
  /** null: it calls another workflow; missing in what was read before this was kept */
  steps?: number | null;
}

export interface WorkflowInput {
  type: string;
  required: boolean;
  description: string | null;
  default: string | null;
  /** of type choice */
  options: string[];
}
