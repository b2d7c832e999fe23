'use client';

import { Check, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';

type Decision = 'APPROVE' | 'DECLINE';

export interface DecisionButtonsProps {
  /** Of several requests: how many. */
  count?: number | undefined;
  pending: Decision | undefined;
  onDecide: (decision: Decision) => void;
  /** Whether `a` approves. */
  hasKeys?: boolean | undefined;
}

/** The two answers to a request, in reach of a thumb. */
export function DecisionButtons({ count, pending, onDecide, hasKeys }: DecisionButtonsProps) {
  const common = (decision: Decision) => ({
    size: 'lg' as const,
    className: 'max-md:flex-1',
    'data-decide': decision,
    pending: pending === decision,
    onClick: () => onDecide(decision),
  });
  return (
    <div className="flex gap-2.5 max-md:basis-full">
      <Button variant="primary" {...common('APPROVE')}>
        <Check aria-hidden size={14} /> Approve {count}
        {hasKeys ? (
          <kbd
            aria-hidden
            className="rounded-1 border border-current px-1 font-sans text-[11px]/[15px] max-lg:hidden"
          >
            a
          </kbd>
        ) : null}
      </Button>
      <Button variant="danger" {...common('DECLINE')}>
        <X aria-hidden size={14} /> Decline {count}
      </Button>
    </div>
  );
}
