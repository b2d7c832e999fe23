import { LoaderCircle } from 'lucide-react';
import { cx } from './cx.ts';

export function Spinner({ className, size = 16 }: { className?: string; size?: number }) {
  return (
    <LoaderCircle
      aria-hidden
      className={cx('shrink-0 animate-spin', className)}
      size={size}
      strokeWidth={1.75}
    />
  );
}
