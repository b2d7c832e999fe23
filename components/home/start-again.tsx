import { ArrowRight } from 'lucide-react';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { Link } from '#components/ui/link.tsx';

export interface QuickAction {
  identifier: string;
  title: string;
  icon: string | null;
  hint: string;
}

/** Actions to run, each one click from its form. */
export function StartAgain({ actions }: { actions: QuickAction[] }) {
  return (
    <ul className="grid gap-0.5">
      {actions.map((action) => (
        <li key={action.identifier}>
          <Link
            href={`/self-service/${encodeURIComponent(action.identifier)}`}
            className="-mx-2 grid grid-cols-[30px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-2 px-2 py-1.75 hover:bg-hover max-md:min-h-13"
          >
            <span className="grid size-7.5 place-items-center rounded-[7px] border border-line bg-surface-2 text-ink-2">
              <BlueprintIcon icon={action.icon} />
            </span>
            <span className="min-w-0">
              <span className="block truncate leading-4.5 font-medium">{action.title}</span>
              <span className="block truncate text-xs text-ink-3">{action.hint}</span>
            </span>
            <ArrowRight aria-hidden size={14} className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
