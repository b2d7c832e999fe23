'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { inTextField, SearchBox } from '#components/ui/search-box.tsx';
import { ActionCard } from './action-card.tsx';
import type { HubAction } from './hub-action.ts';
import { groupActions, isFoundBy } from './hub-groups.ts';

/** What people may ask for, found by name and category; what they may not run says so instead of hiding. */
export function ActionHub({ actions }: { actions: HubAction[] }) {
  const params = useSearchParams();
  const pathname = usePathname();
  const list = useRef<HTMLDivElement>(null);
  const text = params.get('q') ?? '';
  const chosen = params.get('category') ?? '';
  const found = actions.filter((action) => isFoundBy(action, text.trim()));
  const groups = groupActions(found);
  const shown = chosen ? groups.filter(({ category }) => category === chosen) : groups;

  function change(changes: Record<string, string>) {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes))
      if (value) next.set(name, value);
      else next.delete(name);
    window.history.replaceState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
  }
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-2">
        <div className="w-72 max-md:w-full">
          <SearchBox
            value={text}
            onValueChange={(q) => change({ q })}
            label="Find an action"
            placeholder="Find an action"
            slash
          />
        </div>
        <Categories actions={actions} chosen={chosen} onChoose={(category) => change({ category })} />
      </div>
      {shown.length === 0 ? (
        <EmptyState
          action={
            actions.length > 0 ? (
              <Button onClick={() => change({ q: '', category: '' })}>Show all actions</Button>
            ) : undefined
          }
        >
          {actions.length === 0 ? 'No actions are defined yet.' : whyNone(text, chosen)}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: j and k move between links that Tab reaches too
        <div ref={list} className="grid gap-7" onKeyDown={(event) => moveFocus(event, list.current)}>
          {shown.map(({ category, actions }) => (
            <section key={category} aria-label={category} className="min-w-0">
              <h2 className="mb-2 wrap-anywhere">{category}</h2>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(18rem,100%),1fr))] gap-3">
                {actions.map((action) => (
                  <li key={action.identifier} className="min-w-0">
                    <ActionCard action={action} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

interface CategoriesProps {
  actions: HubAction[];
  chosen: string;
  onChoose: (category: string) => void;
}

/** A row of chips; none as long as there is nothing to choose between. */
function Categories({ actions, chosen, onChoose }: CategoriesProps) {
  const counts = Map.groupBy(actions, ({ category }) => category);
  if (counts.size < 2 && !chosen) return null;
  return (
    <fieldset aria-label="Category" className="flex min-w-0 flex-wrap gap-1.5">
      {[...counts].map(([category, { length }]) => (
        <button
          key={category}
          type="button"
          aria-pressed={category === chosen}
          onClick={() => onChoose(category === chosen ? '' : category)}
          className="flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-2 px-2 hover:bg-hover aria-pressed:bg-accent-tint aria-pressed:font-medium pointer-coarse:h-10"
        >
          <span className="truncate">{category}</span> <span className="text-ink-3">{length}</span>
        </button>
      ))}
    </fieldset>
  );
}

function whyNone(text: string, category: string): string {
  const where = category ? ` in ${category}` : '';
  return text.trim() ? `No action${where} matches “${text}”.` : `No actions${where}.`;
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null) {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (!step || !list || event.ctrlKey || event.metaKey || event.altKey || inTextField(event.target)) return;
  const links = [...list.querySelectorAll<HTMLElement>('li a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
