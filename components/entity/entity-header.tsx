import type { ReactNode } from 'react';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { Flag } from '#components/marks/flag.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';

export interface EntityHeaderProps {
  title: string;
  /** "Service" */
  kind: string;
  icon: string | null | undefined;
  identifier: string;
  /** whose flag it flies */
  team: string | undefined;
  actions: ReactNode;
}

/** What it is, and what one can do with it. */
export function EntityHeader({ title, kind, icon, identifier, team, actions }: EntityHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-3.5 gap-y-3">
      {team ? (
        <Flag team={team} size="lg" />
      ) : (
        <span className="grid size-9 shrink-0 place-items-center rounded-2 border border-line bg-surface-2 text-ink-2">
          <BlueprintIcon icon={icon} size={18} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-3 wrap-anywhere">{visibleText(title)}</h1>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-2">
          <span>{kind}</span>
          <CopyId id={identifier} show={0} label="Copy identifier" />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 max-md:basis-full">{actions}</div>
    </header>
  );
}
