import type { RunState } from '#lib/runs/states.ts';

type DemoActionName =
  | 'scaffold_service'
  | 'provision_database'
  | 'create_environment'
  | 'deploy_service'
  | 'roll_back'
  | 'request_access'
  | 'rotate_secret'
  | 'decommission_service';

export interface DemoRun {
  id: string;
  action: DemoActionName;
  /** identifier of the entity it works on */
  entity: string | null;
  /** demo identities */
  requester: 'developer' | 'developer2';
  properties: Record<string, unknown>;
  state: RunState;
  /** minutes before the seeding at which it was requested */
  age: number;
  /** for actions that need approval: minutes until it came, and how it was */
  decision?: { minutes: number; decision: 'APPROVE' | 'DECLINE'; reason: string };
  /** id of its workflow run, recorded in the stand-in's past */
  workflowRun?: number;
  failure?: string;
  /** the recorded workflow run after which this one is retold, and how much longer it took */
  retold?: { like: number; stretch: number };
}

/** Visibly not made by the product, and the same in every demo. */
export function demoRunId(number: number): string {
  return `r_019d0000000070008000${String(number).padStart(12, '0')}`;
}
