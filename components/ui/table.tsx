import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { ScrollRegion } from './scroll-region.tsx';

export interface TableProps extends ComponentProps<'table'> {
  /** Names the scroll region. */
  label: string;
  /** how the outer cells stand: flush with what is above, inset in a box, or inset as a page is */
  edge?: keyof typeof EDGE;
  wrapClassName?: string;
}

const EDGE = {
  flush: '[&_tr>:first-child]:pl-0 [&_tr>:last-child]:pr-0',
  inset: '',
  page: '[&_tr>:first-child]:pl-5 [&_tr>:last-child]:pr-5 max-md:[&_tr>:first-child]:pl-4',
};

/** A scroll region that is focusable and named, with a table in it. Rows follow the density. */
export function Table({ label, edge = 'flush', wrapClassName, className, ...rest }: TableProps) {
  return (
    <ScrollRegion label={label} className={cx('relative overflow-x-auto', wrapClassName)}>
      <table
        {...rest}
        className={cx('w-full border-separate border-spacing-0 text-left', EDGE[edge], className)}
      />
    </ScrollRegion>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="text-xs text-ink-3">{children}</thead>;
}

export interface HeaderCellProps extends Omit<ComponentProps<'th'>, 'onClick'> {
  numeric?: boolean;
  /** Given: the column can be sorted; undefined direction means "not sorted by this one". */
  sort?: { direction: 'asc' | 'desc' | undefined; onToggle: () => void };
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

export function HeaderCell({ numeric, sort, className, children, ...rest }: HeaderCellProps) {
  const Arrow = sort?.direction === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort?.direction ? ARIA_SORT[sort.direction] : undefined}
      className={cx(
        'h-7 truncate border-b border-line-strong bg-surface px-(--cell-x) font-regular',
        numeric && 'text-right',
        className,
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={sort.onToggle}
          className={cx('inline-flex h-6 items-center gap-1 rounded-1', sort.direction && 'text-ink')}
        >
          {children}
          {sort.direction ? <Arrow aria-hidden size={12} /> : null}
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={cx('group/row hover:bg-hover', className)} />;
}

export interface CellProps extends ComponentProps<'td'> {
  numeric?: boolean;
}

export function Cell({ numeric, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={cx('h-(--row) border-b border-line px-(--cell-x)', numeric && 'text-right', className)}
    />
  );
}

/** The name of the row. */
export function RowHeader({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="row"
      {...rest}
      className={cx('h-(--row) border-b border-line px-(--cell-x) text-left font-medium', className)}
    />
  );
}
