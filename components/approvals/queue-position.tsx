import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import type { Run } from '#components/runs/run-wire.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { type InboxPlace, placeHref } from './inbox-place.ts';

export interface QueuePositionProps {
  runs: Run[];
  place: InboxPlace;
}

/** Where there is room for one thing only: back to the queue, and on to its neighbours. */
export function QueuePosition({ runs, place }: QueuePositionProps) {
  const at = runs.findIndex(({ id }) => id === place.run);
  const hrefOf = (run: Run | undefined) => run && placeHref({ ...place, run: run.id });
  return (
    <nav aria-label="Queue position" className="flex items-center gap-2 px-5 pb-3 max-md:px-4 lg:hidden">
      <ButtonLink
        href={placeHref({ selected: place.selected })}
        scroll={false}
        className="pointer-coarse:h-11"
      >
        <ArrowLeft aria-hidden size={14} /> Queue
      </ButtonLink>
      {at >= 0 ? (
        <>
          <span className="flex-1 text-center text-ink-2">
            {at + 1} of {runs.length}
          </span>
          <Step label="Previous request" href={hrefOf(runs[at - 1])} icon={<ChevronLeft size={18} />} />
          <Step label="Next in the queue" href={hrefOf(runs[at + 1])} icon={<ChevronRight size={18} />} />
        </>
      ) : null}
    </nav>
  );
}

interface StepProps {
  label: string;
  /** missing: there is none in this direction */
  href: string | undefined;
  icon: React.ReactNode;
}

function Step({ label, href, icon }: StepProps) {
  const look = 'grid size-11 place-items-center rounded-2';
  if (!href)
    return (
      <span aria-hidden className={cx(look, 'text-ink-off')}>
        {icon}
      </span>
    );
  return (
    <Link href={href} scroll={false} aria-label={label} className={cx(look, 'text-ink-2 hover:bg-hover')}>
      {icon}
    </Link>
  );
}
