import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { RelatedGroup } from './related-group.ts';
import { columnHeight, middles, type RelationNode, relationNodes } from './relation-nodes.ts';

export interface RelationMapProps {
  title: string;
  /** "Service" */
  kind: string;
  related: readonly RelatedGroup[];
}

const CARD = 'flex h-11.5 flex-col justify-center rounded-2 border px-3';

/** What leads here at the left, what this leads to at the right; on phones two lists. */
export function RelationMap({ title, kind, related }: RelationMapProps) {
  const from = relationNodes(related, 'incoming');
  const to = relationNodes(related, 'outgoing');
  if (from.length + to.length === 0) return <EmptyState>Nothing is related to it yet.</EmptyState>;
  const height = columnHeight(Math.max(from.length, to.length, 1));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_clamp(20px,6vw,84px)_minmax(0,11rem)_clamp(20px,6vw,84px)_minmax(0,1.15fr)] items-center max-md:grid-cols-1 max-md:gap-4">
      <Side nodes={from} label="Leads here" />
      <Lines from={middles(from.length, height)} to={height / 2} height={height} />
      <div className={`${CARD} border-accent bg-accent-tint max-md:hidden`}>
        <span className="truncate font-medium">{visibleText(title)}</span>
        <span className="truncate text-xs text-ink-2">{kind}</span>
      </div>
      <Lines from={middles(to.length, height)} to={height / 2} height={height} mirrored />
      <Side nodes={to} label="Leads to" />
    </div>
  );
}

function Side({ nodes, label }: { nodes: RelationNode[]; label: string }) {
  if (nodes.length === 0) return <div className="max-md:hidden" />;
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 font-regular text-ink-3 md:sr-only">{label}</h3>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2.25">
        {nodes.map(({ key, title, under, href }) => (
          <li key={key}>
            <Link href={href} className={`${CARD} border-line-strong bg-surface hover:bg-surface-2`}>
              <span className="truncate font-medium">{visibleText(title)}</span>
              <span className="truncate text-xs text-ink-2">{under}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LinesProps {
  /** where they begin, from the top */
  from: number[];
  to: number;
  height: number;
  mirrored?: boolean;
}

function Lines({ from, to, height, mirrored = false }: LinesProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      height={height}
      fill="none"
      className={
        mirrored ? 'w-full -scale-x-100 text-control max-md:hidden' : 'w-full text-control max-md:hidden'
      }
    >
      {from.map((start) => (
        <path
          key={start}
          d={`M0 ${start} C55 ${start} 45 ${to} 100 ${to}`}
          stroke="currentColor"
          strokeWidth="1.2"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
