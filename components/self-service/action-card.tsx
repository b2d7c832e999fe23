import { Check, Link2 } from 'lucide-react';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Link } from '#components/ui/link.tsx';
import { useCopy } from '#components/ui/use-copy.ts';
import { ActionFacts } from './action-facts.tsx';
import type { HubAction } from './hub-action.ts';

/** One action: what it does, and what to expect of it. The whole card leads to its form. */
export function ActionCard({ action }: { action: HubAction }) {
  const [copied, copy] = useCopy();
  const href = `/self-service/${encodeURIComponent(action.identifier)}`;
  return (
    <div className="relative h-full">
      <Link
        href={href}
        className="flex h-full flex-col gap-2 rounded-3 bg-surface p-4 pr-11 shadow-1 hover:shadow-2"
      >
        <span className="flex items-center gap-2">
          <BlueprintIcon icon={action.icon} size={18} className="shrink-0 text-accent" />
          <span className="min-w-0 flex-1 truncate text-md font-strong" title={action.title}>
            {action.title}
          </span>
        </span>
        {action.description ? (
          <span className="line-clamp-3 wrap-anywhere text-ink-2">{action.description}</span>
        ) : null}
        <span className="mt-auto flex flex-wrap gap-x-4 gap-y-1 pt-1 text-xs text-ink-2">
          <span>{action.effect}</span>
          <ActionFacts experience={action.experience} needsApproval={action.needsApproval} />
          {action.mayExecute ? null : <span className="text-warning">You may look, not run it</span>}
        </span>
      </Link>
      <span className="absolute top-2.5 right-2">
        <IconButton
          size="sm"
          label={copied ? 'Link copied' : `Copy link to ${action.title}`}
          icon={copied ? <Check size={14} /> : <Link2 size={14} />}
          onClick={() => copy(new URL(href, window.location.origin).href)}
        />
      </span>
    </div>
  );
}
