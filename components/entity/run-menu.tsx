'use client';

import { Zap } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { DropdownMenu, MenuItem } from '#components/ui/dropdown-menu.tsx';
import { actionHref, type EntityAction } from './entity-actions.tsx';

/** The primary button of an entity: its only action, or a menu of those the reader may run on it. */
export function RunMenu({ entity, actions }: { entity: string; actions: readonly EntityAction[] }) {
  const router = useRouter();
  const [only, ...others] = actions;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <ButtonLink variant="primary" href={actionHref(only.identifier, entity)} className="max-md:flex-1">
        <Zap aria-hidden size={14} /> {only.title}
      </ButtonLink>
    );
  }
  return (
    <DropdownMenu
      trigger={
        <Button variant="primary" className="max-md:flex-1">
          <Zap aria-hidden size={14} /> Run action
        </Button>
      }
    >
      {actions.map(({ identifier, title, icon }) => (
        <MenuItem
          key={identifier}
          icon={<BlueprintIcon icon={icon ?? 'zap'} size={14} />}
          onSelect={() => router.push(actionHref(identifier, entity))}
        >
          {title}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
