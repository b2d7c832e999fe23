'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { EntityCount } from './entity-count.tsx';
import { NavLink } from './nav-link.tsx';
import { useShell } from './shell-data.ts';

/** More tables than these are looked for by name, and scroll by themselves so that the rest stays in sight. */
const MANY = 12;

/** The tables of the catalog, one for each blueprint. */
export function BlueprintNav({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  const { blueprints } = useShell();
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const many = blueprints.length > MANY;
  const shown = many ? blueprints.filter((blueprint) => matches(blueprint, text)) : blueprints;
  return (
    <>
      {many ? (
        <label className="my-1 ml-8 flex h-7 shrink-0 items-center gap-1.5 rounded-2 bg-surface px-2 inset-ring inset-ring-line has-focus-visible:outline-2 has-focus-visible:outline-(--focus) max-lg:h-10">
          <Search aria-hidden size={12} className="shrink-0 text-ink-3" />
          <input
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label="Find a table"
            placeholder={`Find one of ${blueprints.length}`}
            autoComplete="off"
            spellCheck={false}
            className="w-full min-w-0 bg-transparent text-xs outline-none max-md:text-lg"
          />
        </label>
      ) : null}
      <div
        ref={list}
        className={many ? 'flex min-h-40 flex-col overflow-y-auto [scrollbar-width:thin]' : 'contents'}
      >
        {shown.map(({ identifier, title }) => (
          <NavLink
            key={identifier}
            onNavigate={onNavigate}
            href={`/catalog/${encodeURIComponent(identifier)}`}
            count={<EntityCount blueprint={identifier} />}
          >
            {title}
          </NavLink>
        ))}
        {shown.length === 0 && many ? (
          <p className="py-1 pl-8.25 text-xs text-ink-3">No table is called so.</p>
        ) : null}
      </div>
    </>
  );
}

function matches({ title, identifier }: { title: string; identifier: string }, text: string): boolean {
  return `${title} ${identifier}`.toLowerCase().includes(text.trim().toLowerCase());
}
