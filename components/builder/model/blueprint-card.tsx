'use client';

import type { KeyboardEvent } from 'react';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { EntityCount } from '#components/shell/entity-count.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { KindIcon } from './kind-icon.tsx';
import { type ModelNode, type ModelRow, shownRows } from './model-graph.ts';
import { usePanelLink } from './open-in-panel.ts';

export interface BlueprintCardProps {
  node: ModelNode;
  /** the one in the panel, or one relation away from it */
  mark?: 'chosen' | 'neighbour' | undefined;
  /** what the panel shows of the chosen one */
  property?: string | undefined;
  /** in the graph the rows are for the pointer: the keyboard goes from card to card, and finds them in the panel */
  inGraph?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}

const CHANGE = { added: 'bg-success-tint text-ink', changed: 'bg-warning-tint text-ink' };
const CHANGE_WORD = { added: 'new', changed: 'changed' };

/** A blueprint with its first properties and relations. */
export function BlueprintCard({ node, mark, property, inGraph = false, onKeyDown }: BlueprintCardProps) {
  const link = usePanelLink();
  const { identifier } = node;
  const { shown, more } = shownRows(node.rows);
  const isOpen = inGraph || mark === 'chosen';
  return (
    <article
      aria-label={node.title}
      className={cx(
        'overflow-hidden rounded-3 bg-surface pb-2',
        inGraph && 'h-full',
        mark === 'chosen'
          ? 'shadow-2 outline-2 outline-accent'
          : mark === 'neighbour'
            ? 'shadow-1 outline-1 outline-accent'
            : 'shadow-1 forced-colors:outline-1',
      )}
    >
      <Link
        {...link({ blueprint: identifier })}
        id={inGraph ? cardId(identifier) : undefined}
        aria-current={mark === 'chosen' ? 'true' : undefined}
        onKeyDown={onKeyDown}
        className="nodrag flex h-9.5 items-center gap-2 px-3 pt-1 font-strong -outline-offset-2 hover:bg-hover max-md:h-11"
      >
        <BlueprintIcon icon={node.icon} className={mark === 'chosen' ? 'text-accent' : 'text-ink-2'} />
        <bdi className="truncate">{node.title}</bdi>
        <span className="ml-auto text-xs font-regular text-ink-3">
          <EntityCount blueprint={identifier} />
        </span>
      </Link>
      {isOpen ? (
        <ul>
          {shown.map((row) => (
            <li key={`${row.kind} ${row.name}`}>
              <Link
                {...link({ blueprint: identifier, property: row.name })}
                tabIndex={inGraph ? -1 : undefined}
                aria-current={mark === 'chosen' && property === row.name ? 'true' : undefined}
                className={rowStyle(row, mark === 'chosen' && property === row.name)}
              >
                <KindIcon kind={row.kind} />
                <bdi className="min-w-0 truncate">{row.title}</bdi>
                {row.change ? <span className="sr-only">({CHANGE_WORD[row.change]})</span> : null}
                <bdi className="ml-auto max-w-20 shrink-0 truncate text-ink-3">{row.word}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen && more > 0 ? (
        <Link
          {...link({ blueprint: identifier })}
          tabIndex={-1}
          className="nodrag flex h-6 items-center px-3 text-xs text-ink-3 hover:bg-hover max-md:h-8 max-md:text-sm"
        >
          {more} more
        </Link>
      ) : null}
    </article>
  );
}

/** Where the keyboard stands in the graph. */
export function cardId(identifier: string): string {
  return `card-${identifier}`;
}

function rowStyle({ change }: ModelRow, isOpen: boolean): string {
  return cx(
    'nodrag flex h-6 items-center gap-1.75 px-3 text-xs -outline-offset-2 max-md:h-8 max-md:text-sm pointer-coarse:h-10',
    change ? CHANGE[change] : isOpen ? 'bg-selected text-ink' : 'text-ink-2 hover:bg-hover',
    isOpen && 'font-medium',
  );
}
