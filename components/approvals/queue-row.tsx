import { MessageSquare } from 'lucide-react';
import type { Run } from '#components/runs/run-wire.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { visibleText } from '#components/ui/visible-characters.ts';
import { VisibleText } from '#components/ui/visible-text.tsx';

export interface QueueRowProps {
  run: Run;
  href: string;
  /** It is what the other pane shows. */
  isOpen: boolean;
  /** It left the group while it was looked at. */
  isGone?: boolean | undefined;
  /** given: it can be chosen */
  choice?: Choice | undefined;
}

export interface Choice {
  checked: boolean;
  /** why it cannot be chosen beside the others */
  refusal: string | undefined;
  onSwitch: (withRange: boolean) => void;
}

/** What is asked, for what, by whom and how long ago. */
export function QueueRow({ run, href, isOpen, isGone, choice }: QueueRowProps) {
  const entity = run.entity ? run.entity.title || run.entity.identifier : undefined;
  return (
    <li
      className={cx(
        'relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-2 hover:bg-hover',
        isOpen && 'bg-selected',
        choice ? 'pl-3' : 'pl-1',
      )}
    >
      {choice ? (
        <Checkbox
          className="mt-2.75 max-md:mt-3.5"
          aria-label={`Select ${visibleText(run.action.title)}${entity ? ` for ${visibleText(entity)}` : ''}`}
          title={choice.refusal}
          disabled={choice.refusal !== undefined}
          checked={choice.checked}
          onCheckedChange={(_, range) => choice.onSwitch(range)}
        />
      ) : (
        <span />
      )}
      <Link
        href={href}
        scroll={false}
        data-row
        data-run={run.id}
        aria-current={isOpen ? 'true' : undefined}
        className="block min-h-12 min-w-0 rounded-2 py-2 pr-3 max-md:min-h-14 max-md:py-2.5"
      >
        <span className="flex gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">
            <VisibleText>{run.action.title}</VisibleText>
          </span>
          <span className="shrink-0 text-xs text-ink-2">
            <RelativeTime at={run.createdAt} />
          </span>
        </span>
        <span className="flex gap-2 text-xs text-ink-2">
          <span className="min-w-0 flex-1 truncate">
            {entity ? (
              <>
                <VisibleText>{entity}</VisibleText>
                {' · '}
              </>
            ) : null}
            <VisibleText>{run.requester.name ?? run.requester.id}</VisibleText>
          </span>
          {run.commentCount ? (
            <span className="inline-flex shrink-0 items-center gap-1 text-info">
              <MessageSquare aria-hidden size={13} />
              {run.commentCount}
              <span className="sr-only">{run.commentCount === 1 ? ' comment' : ' comments'}</span>
            </span>
          ) : null}
          {isGone ? <span className="shrink-0">No longer waits</span> : null}
        </span>
        {run.state === 'waiting' ? null : (
          <span className="text-xs">
            <Status status={statusOfRun(run.state)} size={13} />
          </span>
        )}
      </Link>
    </li>
  );
}
