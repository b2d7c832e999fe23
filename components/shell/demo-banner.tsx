import { Eye } from 'lucide-react';

/** A demo that others can reach says so on every page. */
export function DemoBanner() {
  return (
    <p
      role="note"
      className="flex min-h-8 shrink-0 items-center justify-center gap-2 bg-warning-tint px-4 py-1 text-center"
    >
      <Eye aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-warning" />
      <span>Public demo: anybody may sign in as anyone, and what is written here may be wiped.</span>
    </p>
  );
}
