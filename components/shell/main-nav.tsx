'use client';

import {
  History,
  House,
  Inbox,
  LayoutGrid,
  type LucideIcon,
  Network,
  ScrollText,
  Users,
  Zap,
} from 'lucide-react';
import { EntityCount } from './entity-count.tsx';
import { NavLink } from './nav-link.tsx';
import { useShell } from './shell-data.ts';

/** The navigation itself: in the sidebar, and in the drawer of small screens. */
export function MainNav({ onNavigate }: { onNavigate?: () => void }) {
  const { blueprints, approvals, admin } = useShell();
  const link = { onNavigate };
  return (
    <nav
      aria-label="Main"
      className="flex min-h-0 flex-1 flex-col overflow-y-auto pt-2.5 [scrollbar-width:thin]"
    >
      <NavLink {...link} href="/" exact icon={<Icon of={House} />}>
        Home
      </NavLink>
      <NavLink {...link} href="/catalog" exact icon={<Icon of={LayoutGrid} />}>
        Catalog
      </NavLink>
      {blueprints.map((blueprint) => (
        <NavLink
          {...link}
          key={blueprint.identifier}
          href={`/catalog/${encodeURIComponent(blueprint.identifier)}`}
          count={<EntityCount blueprint={blueprint.identifier} />}
        >
          {blueprint.title}
        </NavLink>
      ))}
      <NavLink {...link} href="/self-service" icon={<Icon of={Zap} />}>
        Self-service
      </NavLink>
      <NavLink {...link} href="/approvals" hot={approvals} icon={<Icon of={Inbox} />}>
        Approvals
      </NavLink>
      <NavLink {...link} href="/runs" icon={<Icon of={History} />}>
        Runs
      </NavLink>
      {admin ? <AdminNav onNavigate={onNavigate} /> : null}
      {admin ? null : (
        <NavLink {...link} href="/audit" icon={<Icon of={ScrollText} />}>
          Audit
        </NavLink>
      )}
    </nav>
  );
}

function AdminNav({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  return (
    <>
      <h2 className="px-2 pt-3.5 pb-1 text-xs font-regular text-ink-3">Administration</h2>
      <NavLink onNavigate={onNavigate} href="/builder" icon={<Icon of={Network} />}>
        Builder
      </NavLink>
      <NavLink onNavigate={onNavigate} href="/actions" icon={<Icon of={Zap} />}>
        Actions
      </NavLink>
      <NavLink onNavigate={onNavigate} href="/audit" icon={<Icon of={ScrollText} />}>
        Audit
      </NavLink>
      <NavLink onNavigate={onNavigate} href="/settings" icon={<Icon of={Users} />}>
        People
      </NavLink>
    </>
  );
}

function Icon({ of: Shape }: { of: LucideIcon }) {
  return <Shape aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />;
}
