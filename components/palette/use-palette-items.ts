import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { History, Network, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import { api } from '#components/query/api.ts';
import { type Duties, pagesFor } from '#components/shell/navigation.ts';
import { readRecentPlaces } from '#components/shell/recent-places.ts';
import { type NavBlueprint, useShell } from '#components/shell/shell-data.ts';
import { useViewer } from '#components/shell/viewer.tsx';
import type { PaletteItem } from './palette-item.ts';
import { type FoundEntity, searchEntities } from './search-entities.ts';
import { useCommands } from './use-commands.ts';

interface ActionsAnswer {
  actions: { identifier: string; title?: string; icon?: string; description?: string }[];
  can: Record<string, { execute: boolean }>;
}

interface PaletteOffer {
  items: PaletteItem[];
  searching: boolean;
  error: unknown;
  retry: () => void;
}

const ASKED_FROM = 2;

/** Everything the search can offer for a text; what only the server knows comes a moment later. */
export function usePaletteItems(text: string): PaletteOffer {
  const { blueprints, duties } = useShell();
  const viewer = useViewer();
  const commands = useCommands();
  const [recent] = useState(() => readRecentPlaces(viewer.id));
  const actions = useQuery({
    queryKey: ['actions', 'palette'],
    queryFn: ({ signal }) =>
      api<ActionsAnswer>('/v1/actions', { query: { trigger_type: 'self-service' }, signal }),
  });
  const asked = text.trim();
  const search = useQuery({
    queryKey: ['entities', 'palette', asked],
    queryFn: ({ signal }) => searchEntities(asked, signal),
    enabled: asked.length >= ASKED_FROM,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const found = asked.length >= ASKED_FROM ? search.data : undefined;
  const items = useMemo(
    () => [
      ...recent.map(toRecent),
      ...(actions.data ? toActions(actions.data) : []),
      ...toPages(duties),
      ...blueprints.map(toTable),
      ...commands,
      ...(found ?? []).map((entity) => toEntity(entity, blueprints)),
    ],
    [recent, actions.data, duties, blueprints, commands, found],
  );
  return {
    items,
    searching: search.isFetching || actions.isPending,
    error: search.error ?? actions.error,
    retry: () => void (search.isError ? search.refetch() : actions.refetch()),
  };
}

function toRecent({ href, title, under }: { href: string; title: string; under: string }): PaletteItem {
  return { id: `recent ${href}`, group: 'recent', title, hint: under, icon: History, href };
}

function toActions({ actions, can }: ActionsAnswer): PaletteItem[] {
  return actions
    .filter(({ identifier }) => can[identifier]?.execute)
    .map(({ identifier, title, icon, description }) => ({
      id: `action ${identifier}`,
      group: 'actions',
      title: title || identifier,
      words: [identifier, 'run', ...(description ? [description] : [])],
      icon: icon ?? Zap,
      href: `/self-service/${encodeURIComponent(identifier)}`,
    }));
}

/** Pages that no sidebar lists, for who may make things there. */
const NEW_BLUEPRINT = { href: '/builder/new/blueprint', title: 'New blueprint', icon: Network };
const NEW_ACTION = { href: '/actions/new/action', title: 'New action', icon: Zap };

function toPages(duties: Duties): PaletteItem[] {
  return [
    ...pagesFor(duties),
    ...(duties.admin ? [NEW_BLUEPRINT] : []),
    ...(duties.actions ? [NEW_ACTION] : []),
  ].map(({ href, title, icon }) => ({
    id: `page ${href}`,
    group: 'pages',
    title,
    words: ['go to'],
    icon,
    href,
  }));
}

function toTable({ identifier, title, icon }: NavBlueprint): PaletteItem {
  return {
    id: `table ${identifier}`,
    group: 'tables',
    title,
    words: [identifier],
    icon,
    href: `/catalog/${encodeURIComponent(identifier)}`,
  };
}

function toEntity(entity: FoundEntity, blueprints: readonly NavBlueprint[]): PaletteItem {
  const { blueprint, blueprintTitle, identifier, title, icon } = entity;
  const kind = blueprints.find((candidate) => candidate.identifier === blueprint);
  return {
    id: `entity ${blueprint} ${identifier}`,
    group: 'entities',
    title: title || identifier,
    hint: [blueprintTitle, ...(title && title !== identifier ? [identifier] : [])].join(' · '),
    icon: icon ?? kind?.icon ?? null,
    href: `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`,
  };
}
