import type { Run } from '#components/runs/run-wire.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { placeHref } from './inbox-place.ts';
import { severalOfOneKind } from './selection.ts';

export interface KindCardProps {
  waiting: Run[];
  chosen: Run[];
  onClear: () => void;
}

/** Offers to decide several of one action at once; what is chosen stays in reach. */
export function KindCard({ waiting, chosen, onClear }: KindCardProps) {
  const runs = chosen.length > 0 ? chosen : severalOfOneKind(waiting);
  const [first] = runs;
  if (!first) return null;
  const isChosen = chosen.length > 0;
  const selected = runs.map(({ id }) => id);
  return (
    <section
      aria-label="Several at once"
      className="sticky bottom-0 z-10 mx-1 mb-5 flex flex-wrap items-center gap-2 rounded-3 bg-surface-2 px-3 py-2.5 max-md:bottom-2 max-md:shadow-2"
    >
      <p className="min-w-0 flex-1" role="status">
        <span className="block font-medium">
          {isChosen ? `${runs.length} selected` : `${runs.length} of one kind`}
        </span>
        <span className="block truncate text-xs text-ink-2">{visibleText(first.action.title)}</span>
      </p>
      {isChosen ? (
        <Button size="sm" variant="quiet" className="pointer-coarse:h-10" onClick={onClear}>
          Clear
        </Button>
      ) : null}
      <ButtonLink
        size="sm"
        scroll={false}
        className="pointer-coarse:h-10"
        href={placeHref({ selected, together: true })}
      >
        Decide together
      </ButtonLink>
    </section>
  );
}
