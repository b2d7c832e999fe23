import { ChevronRight, MessageSquare } from 'lucide-react';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { WaitingItem } from './waiting-items.ts';

const SHOWN = 8;

/** What waits for the reader, each with the one thing to do about it. On phones the whole row is the button. */
export function WaitingList({ items }: { items: WaitingItem[] }) {
  return (
    <>
      <ul>
        {items.slice(0, SHOWN).map((item) => (
          <Item key={`${item.act} ${item.run.id}`} item={item} />
        ))}
      </ul>
      {items.length > SHOWN ? (
        <TextLink href="/runs?whose=mine" className="mt-2 inline-block">
          {items.length - SHOWN} more
        </TextLink>
      ) : null}
    </>
  );
}

function Item({ item }: { item: WaitingItem }) {
  const { run, status, lead, sentence, act, href, since } = item;
  const subject = run.entity ? visibleText(run.entity.title || run.entity.identifier) : undefined;
  return (
    <li className="relative grid min-h-11.5 grid-cols-[20px_minmax(0,1fr)_auto_auto] items-center gap-3 border-b border-line py-1.25 last:border-0 max-md:min-h-15 max-md:grid-cols-[20px_minmax(0,1fr)_auto] max-md:py-2.5">
      {status === 'comment' ? (
        <MessageSquare
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className="text-info max-md:mt-0.5 max-md:self-start"
        />
      ) : (
        <StatusIcon status={status} className="max-md:mt-0.5 max-md:self-start" />
      )}
      <div className="min-w-0">
        <p className="truncate leading-4.5 font-medium max-md:line-clamp-3 max-md:wrap-anywhere max-md:whitespace-normal">
          {lead ? <bdi>{visibleText(lead)} </bdi> : null}
          {visibleText(run.action.title)}
          {subject ? <span className="font-regular text-ink-2"> for {subject}</span> : null}
        </p>
        <p className="line-clamp-2 text-xs text-ink-2 max-md:text-sm">{visibleText(sentence)}</p>
      </div>
      <span className="min-w-8 text-right text-ink-3 max-md:hidden">
        <RelativeTime at={since} />
      </span>
      <ButtonLink
        href={href}
        size="sm"
        className="min-w-22 max-md:h-8! max-md:min-w-0 max-md:border-transparent! max-md:bg-transparent! max-md:px-0! max-md:after:absolute max-md:after:inset-0 max-md:after:content-['']"
      >
        <span className="max-md:sr-only">{act}</span>
        <span className="sr-only">: {run.action.title}</span>
        <ChevronRight aria-hidden size={16} className="text-ink-3 md:hidden" />
      </ButtonLink>
    </li>
  );
}
