'use client';

import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { SavedView } from './saved-view.ts';
import type { SavedViewsControl } from './use-saved-views.ts';

/** A new view of this state, or one that is there and gets another name or other readers. */
export interface ViewForm {
  view?: SavedView;
  state: string;
}

export interface ViewDialogProps {
  form: ViewForm;
  onClose: () => void;
  saved: SavedViewsControl;
  onSaved: (id: string) => void;
}

const LONGEST = 100;

export function ViewDialog({ form, onClose, saved, onSaved }: ViewDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={form.view ? 'Change the view' : 'Save as a view'}
      description={form.view ? undefined : 'It keeps the filter, the order, the groups and the columns.'}
    >
      <ViewFields form={form} onClose={onClose} saved={saved} onSaved={onSaved} />
    </Dialog>
  );
}

function ViewFields({ form, onClose, saved, onSaved }: ViewDialogProps) {
  const id = useId();
  const { view, state } = form;
  const [title, setTitle] = useState(view?.title ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  async function submit(event: React.FormEvent) {
    event.preventDefault();
    const name = title.trim();
    if (!name) return setError('Give the view a name');
    setPending(true);
    const done = view
      ? await saved.update(view, { title: name, shared })
      : await saved.create({ title: name, state, shared });
    setPending(false);
    if (!done) return;
    onClose();
    if (!view) onSaved(done.id);
  }
  return (
    <form onSubmit={submit} className="grid gap-4 pb-1">
      <Field id={`${id}-title`} label="Name" error={error}>
        <Input
          id={`${id}-title`}
          value={title}
          maxLength={LONGEST}
          invalid={error !== undefined}
          autoComplete="off"
          onChange={(event) => {
            setTitle(event.target.value);
            setError(undefined);
          }}
        />
      </Field>
      <label htmlFor={`${id}-shared`} className="flex items-center gap-2.5">
        <Checkbox id={`${id}-shared`} checked={shared} onCheckedChange={setShared} />
        Shared with everybody who may read this table
      </label>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {view ? 'Change view' : 'Save view'}
        </Button>
      </div>
    </form>
  );
}
