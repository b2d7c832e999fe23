import { Lock } from 'lucide-react';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { Link } from '#components/ui/link.tsx';

export interface EntityAction {
  identifier: string;
  title: string;
  icon: string | null;
  needsApproval: boolean;
  /** who may run it, for one who may not */
  refusal: string | undefined;
}

export function actionHref(action: string, entity: string): string {
  return `/self-service/${encodeURIComponent(action)}?entity=${encodeURIComponent(entity)}`;
}

const ROW = 'grid min-h-9 grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-2.5 py-1';

/** Every action there is for this entity; the forbidden ones say whom to ask. */
export function EntityActions({ entity, actions }: { entity: string; actions: readonly EntityAction[] }) {
  return (
    <ul className="-mt-1">
      {actions.map(({ identifier, title, icon, needsApproval, refusal }) => (
        <li key={identifier}>
          {refusal ? (
            <div className={ROW}>
              <Lock aria-hidden size={16} strokeWidth={1.75} className="text-ink-3" />
              <div className="min-w-0">
                <p className="truncate text-ink-2">{title}</p>
                <p className="text-xs text-ink-3">{refusal}</p>
              </div>
            </div>
          ) : (
            <Link
              href={actionHref(identifier, entity)}
              className={`${ROW} -mx-2 rounded-2 px-2 hover:bg-hover pointer-coarse:min-h-11`}
            >
              <BlueprintIcon icon={icon ?? 'zap'} className="text-accent" />
              <span className="truncate">{title}</span>
              <span className="text-xs text-ink-3">{needsApproval ? 'Needs approval' : ''}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
