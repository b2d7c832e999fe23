'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Status } from '#components/ui/status.tsx';

export interface HubAction {
  identifier: string;
  title: string;
  description?: string | null;
  icon?: string | null;
  /** "Creates service" */
  effect: string;
  needsApproval: boolean;
  mayExecute: boolean;
}

/** What people may ask for, found by name; what they may not run says so instead of hiding. */
export function ActionHub({ actions }: { actions: HubAction[] }) {
  const params = useSearchParams();
  const pathname = usePathname();
  const text = params.get('q') ?? '';
  const found = actions.filter(({ title, description, identifier }) =>
    `${title} ${identifier} ${description ?? ''}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <>
      <div className="mb-4 w-72 max-md:w-full">
        <SearchBox
          value={text}
          onValueChange={(value) =>
            window.history.replaceState(
              null,
              '',
              value ? `${pathname}?q=${encodeURIComponent(value)}` : pathname,
            )
          }
          label="Find an action"
          placeholder="Find an action"
          slash
        />
      </div>
      {found.length === 0 ? (
        <EmptyState>
          {actions.length === 0 ? 'No actions are defined yet.' : `No action matches “${text}”.`}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(18rem,1fr))] gap-3">
          {found.map((action) => (
            <li key={action.identifier}>
              <ActionCard action={action} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ActionCard({ action }: { action: HubAction }) {
  return (
    <Link
      href={`/self-service/${encodeURIComponent(action.identifier)}`}
      className="flex h-full flex-col gap-2 rounded-3 bg-surface p-4 shadow-1 hover:shadow-2"
    >
      <span className="flex items-center gap-2">
        <BlueprintIcon icon={action.icon} size={18} className="text-accent" />
        <span className="min-w-0 flex-1 truncate text-md font-strong">{action.title}</span>
      </span>
      {action.description ? <span className="line-clamp-3 text-ink-2">{action.description}</span> : null}
      <span className="mt-auto flex flex-wrap gap-x-4 gap-y-1 pt-1 text-xs text-ink-2">
        <span>{action.effect}</span>
        {action.needsApproval ? <Status status="guardrail.asks" size={13} /> : <span>Sent at once</span>}
        {action.mayExecute ? null : <span className="text-warning">You may look, not run it</span>}
      </span>
    </Link>
  );
}
