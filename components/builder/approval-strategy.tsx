import { Segmented } from '#components/ui/segmented.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';

type RequiredApproval = ActionDocument['requiredApproval'];

export interface ApprovalStrategyProps {
  required: RequiredApproval;
  approvers: Pick<ActionPermissions['approve'], 'users' | 'teams' | 'roles'>;
  onChange: (required: RequiredApproval) => void;
}

/** Whether one approval is enough or everybody named has to agree, and what that comes to. */
export function ApprovalStrategy({ required, approvers, onChange }: ApprovalStrategyProps) {
  const places = approvers.users.length + approvers.teams.length + approvers.roles.length;
  const strategy = strategyOf(required);
  return (
    <div className="grid gap-1.5">
      <Segmented
        aria-label="How many have to approve"
        value={strategy}
        options={[
          { value: 'ANY', label: 'Any one' },
          { value: 'ALL', label: 'One of each' },
        ]}
        onValueChange={(type) =>
          onChange({ ...(typeof required === 'object' ? required : {}), type } as RequiredApproval)
        }
      />
      <p className={places === 0 ? 'text-warning' : 'text-xs text-ink-2'} role="status">
        {meaning(strategy, places)}
      </p>
    </div>
  );
}

function meaning(strategy: 'ANY' | 'ALL', places: number): string {
  if (places === 0) return 'Nobody is named, so nobody could approve a run.';
  if (strategy === 'ANY' || places === 1) return 'The first approval sends the run.';
  return `${places} approvals send the run: each role, team and person named needs one of its own. One person counts once.`;
}

/** As the server reads it: what it does not know counts as the stricter one. */
function strategyOf(required: RequiredApproval): 'ANY' | 'ALL' {
  const type = typeof required === 'object' ? required?.type : undefined;
  return (type ?? 'ANY') === 'ANY' ? 'ANY' : 'ALL';
}
