'use client';

import { ChevronDown, Plus, Users } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useViewer } from '#components/shell/viewer.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { DropdownMenu } from '#components/ui/dropdown-menu.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { currentTab, isChanged, MINE, openView, ownedView, type SavedView, stateOf } from './saved-view.ts';
import type { TableParts } from './table-parts.ts';
import type { SavedViewsControl } from './use-saved-views.ts';
import type { ViewForm } from './view-dialog.tsx';
import type { ViewMenuItemsProps } from './view-menu-items.tsx';
import { EMPTY_VIEW, writeQuestion } from './view-state.ts';

const ViewDialog = loadedLater(async () => (await import('./view-dialog.tsx')).ViewDialog);
const ViewMenuItems = loadedLater(async () => (await import('./view-menu-items.tsx')).ViewMenuItems);

export interface ViewTabsProps {
  parts: Pick<TableParts, 'noun' | 'view' | 'setView' | 'control'>;
  saved: SavedViewsControl;
}

const TAB =
  'inline-flex h-7.5 shrink-0 items-center gap-1.5 rounded-2 px-2.25 text-ink-2 whitespace-nowrap hover:bg-hover ' +
  'aria-[current=true]:bg-surface-3 aria-[current=true]:font-medium aria-[current=true]:text-ink max-md:h-9 pointer-coarse:h-10';

/** Views as tabs: the built-in ones, the reader's own and the shared ones; a changed one can be saved or taken back. */
export function ViewTabs({ parts, saved }: ViewTabsProps) {
  const { noun, view, setView, control } = parts;
  const { teams } = useViewer();
  const [form, setForm] = useState<ViewForm>();
  const current = currentTab(view, saved.views, teams);
  const open = saved.views.find(({ id }) => id === current);
  const isAll = current === undefined && writeQuestion(view) === '' && !view.view;
  const changed = open ? isChanged(open, view, control.widths) : false;
  const state = stateOf(view, control.widths);

  function revert(to: SavedView) {
    control.setWidths(undefined);
    setView(openView(to).view);
  }
  async function save(to: SavedView) {
    if (await saved.update(to, { state })) control.setWidths(undefined);
  }
  return (
    <nav
      aria-label="Views"
      className="flex items-center gap-0.5 overflow-x-auto px-3 pb-2 [scrollbar-width:none] max-md:px-2"
    >
      <Tab current={isAll} onClick={() => setView({ ...EMPTY_VIEW })}>
        All {noun}
      </Tab>
      {teams.length > 0 ? (
        <Tab current={current === MINE} onClick={() => setView(ownedView(teams))}>
          Owned by my teams
        </Tab>
      ) : null}
      {saved.views.map((one) => (
        <span key={one.id} className={cx('inline-flex shrink-0', one.id === current && 'max-md:-order-1')}>
          <Tab current={one.id === current} onClick={() => revert(one)}>
            {one.shared ? <Users aria-label="shared" size={14} /> : null}
            <span className="max-w-48 truncate" dir="auto" title={one.title}>
              {one.title}
            </span>
            {one.id === current && changed ? (
              <span className="size-1.5 rounded-full bg-warning-solid">
                <span className="sr-only">changed</span>
              </span>
            ) : null}
          </Tab>
          {one.id === current && (one.can.update || one.can.delete) ? (
            <ViewMenu view={one} saved={saved} onForm={setForm} onGone={() => setView({ ...EMPTY_VIEW })} />
          ) : null}
        </span>
      ))}
      {changed && open ? (
        <>
          <span aria-hidden className="mx-1.5 h-4 w-px shrink-0 bg-line-strong" />
          {open.can.update ? (
            <Button variant="quiet" onClick={() => save(open)}>
              Save changes
            </Button>
          ) : null}
          <Button variant="quiet" onClick={() => revert(open)}>
            Revert
          </Button>
        </>
      ) : null}
      {changed || !(isAll || current) ? (
        <Button variant="quiet" onClick={() => setForm({ state })}>
          Save as
        </Button>
      ) : null}
      <IconButton label="Save as a new view" icon={<Plus size={14} />} onClick={() => setForm({ state })} />
      <Suspense>
        {form ? (
          <ViewDialog
            form={form}
            onClose={() => setForm(undefined)}
            saved={saved}
            onSaved={(id) => {
              setView({ ...view, view: id }, 'replace');
            }}
          />
        ) : null}
      </Suspense>
    </nav>
  );
}

interface TabProps {
  current: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Tab({ current, onClick, children }: TabProps) {
  return (
    <button type="button" aria-current={current || undefined} onClick={onClick} className={TAB}>
      {children}
    </button>
  );
}

function ViewMenu(props: ViewMenuItemsProps) {
  const icon = <ChevronDown size={14} />;
  const label = `What to do with ${props.view.title}`;
  return (
    <DropdownMenu align="start" trigger={<IconButton size="sm" label={label} tooltip={false} icon={icon} />}>
      <Suspense>
        <ViewMenuItems {...props} />
      </Suspense>
    </DropdownMenu>
  );
}
