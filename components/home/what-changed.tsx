import {
  AppWindow,
  CircleDot,
  FileText,
  History,
  KeyRound,
  type LucideIcon,
  Network,
  User,
  Users,
  Zap,
} from 'lucide-react';
import { Link } from '#components/ui/link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { Change } from './changes.ts';

const ICON: Record<string, LucideIcon> = {
  Entity: AppWindow,
  Blueprint: Network,
  Action: Zap,
  Run: History,
  User,
  Team: Users,
  Policy: FileText,
  MachineClient: KeyRound,
};

/** The newest entries of the audit that the reader may see, as sentences. */
export function WhatChanged({ changes }: { changes: Change[] }) {
  return (
    <ol>
      {changes.map((change) => {
        const Icon = ICON[change.resourceType] ?? CircleDot;
        return (
          <li
            key={change.id}
            className="relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-3 py-1.75 before:absolute before:top-7 before:-bottom-1.5 before:left-[9.5px] before:w-px before:bg-line-strong before:content-[''] last:before:hidden"
          >
            <span className="grid size-5 place-items-center text-ink-3">
              <Icon aria-hidden size={14} strokeWidth={1.75} />
            </span>
            <p className="line-clamp-3 wrap-anywhere">
              {change.href ? (
                <Link href={change.href} className="rounded-1 hover:text-accent">
                  {visibleText(change.sentence)}
                </Link>
              ) : (
                visibleText(change.sentence)
              )}
            </p>
            <span className="text-xs/5 text-ink-3">
              <RelativeTime at={change.at} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
