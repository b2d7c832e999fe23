/** One input of a `workflow_dispatch` trigger, as the workflow file declares it. */
export interface WorkflowInput {
  type: string;
  required: boolean;
  description: string | null;
  default: string | null;
  /** choices of an input of type `choice` */
  options: string[];
}

/** What a workflow file promises to whoever dispatches it. */
export interface WorkflowContract {
  /** false: the file has no `workflow_dispatch` trigger and cannot be started from outside */
  dispatchable: boolean;
  inputs: Record<string, WorkflowInput>;
  /** the `run-name` as written, expressions and all */
  runName: string | null;
  jobs: { id: string; name: string; needs: string[] }[];
}
