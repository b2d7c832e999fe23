/** What a workflow file declares. */
export interface WorkflowContract {
  /** it has a `workflow_dispatch` trigger */
  dispatchable: boolean;
  inputs: Record<string, WorkflowInput>;
  runName: string | null;
  jobs: { id: string; name: string; needs: string[] }[];
}

export interface WorkflowInput {
  type: string;
  required: boolean;
  description: string | null;
  default: string | null;
  /** of type choice */
  options: string[];
}
