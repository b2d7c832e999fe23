import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface NoPermissionProps {
  /** What one may not do: "Only admins may edit blueprints." */
  children: ReactNode;
  className?: string;
}

export function NoPermission({ children, className }: NoPermissionProps) {
  return (
    <div className={cx('flex items-start gap-2.5 py-3', className)}>
      <Lock aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink-2" />
      <p className="min-w-0 font-medium">{children}</p>
    </div>
  );
}
