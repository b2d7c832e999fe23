import { Skeleton, SkeletonBars } from '#components/ui/skeleton.tsx';

interface LoadingRowsProps {
  /** cells in a row */
  span: number;
  count?: number;
  className?: string;
}

/** Rows on their way: the columns keep their widths; a single one, as phones have, is drawn as a whole. */
export function LoadingRows({ span, count = 14, className }: LoadingRowsProps) {
  if (span === 1) {
    return (
      <tbody aria-hidden className={className}>
        <tr>
          <td>
            <SkeletonBars rows={count} className="skeleton-lines mx-4 [--row:3.875rem]" />
          </td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody aria-hidden className={className}>
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <tr key={row}>
          {Array.from({ length: span }, (_, cell) => cell).map((cell) => (
            <td key={cell} className="h-(--row) border-b border-line px-(--cell-x) first:pl-5">
              <Skeleton className="w-3/5" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
