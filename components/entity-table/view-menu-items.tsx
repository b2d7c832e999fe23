'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { MenuItem } from '#components/ui/dropdown-menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { SavedView } from './saved-view.ts';
import type { SavedViewsControl } from './use-saved-views.ts';
import type { ViewForm } from './view-dialog.tsx';

export interface ViewMenuItemsProps {
  view: SavedView;
  saved: SavedViewsControl;
  onForm: (form: ViewForm) => void;
  onGone: () => void;
}

/** What may be done with a saved view. */
export function ViewMenuItems({ view, saved, onForm, onGone }: ViewMenuItemsProps) {
  const toast = useToast();
  const { title, state, shared } = view;
  async function remove() {
    if (!(await saved.remove(view))) return;
    onGone();
    toast({
      title: `${title} was deleted`,
      action: { label: 'Undo', onClick: () => void saved.create({ title, state, shared }) },
    });
  }
  return (
    <>
      {view.can.update ? (
        <MenuItem icon={<Pencil size={14} />} onSelect={() => onForm({ view, state })}>
          Rename or share
        </MenuItem>
      ) : null}
      {view.can.delete ? (
        <MenuItem icon={<Trash2 size={14} />} danger onSelect={() => void remove()}>
          Delete
        </MenuItem>
      ) : null}
    </>
  );
}
