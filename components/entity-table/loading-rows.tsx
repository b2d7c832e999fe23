import { Skeleton } from '#components/ui/skeleton.tsx';

interface LoadingRowsProps {
  /** cells in a row */
  span: number;
  count?: number;
  className?: string;
}

/** Rows on their way: the columns keep their widths. */
export function LoadingRows({ span, count = 14, className }: LoadingRowsProps) {
  return (
    <tbody aria-hidden className={className}>
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <tr key={row}>
          {Array.from({ length: span }, (_, cell) => cell).map((cell) => (
            <td
              key={cell}
              className="h-(--row) border-b border-line px-(--cell-x) first:pl-5 max-md:h-15.5 max-md:not-first:hidden"
            >
              <Skeleton className="w-3/5" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
