'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { DeletionSummary } from './deletion-summary.tsx';
import type { Question } from './search-body.ts';
import { type Deletion, MOST_DELETED, useDeletion } from './use-deletion.ts';
import type { Selection } from './use-selection.ts';

export interface BulkDeleteProps {
  blueprint: string;
  /** what the table asks */
  question: Question;
  marks: Selection;
  /** how many are marked; undefined while nobody knows */
  count: number | undefined;
  onDone: () => void;
}

/** Deletes what is marked, after showing what depends on it and what may not be deleted. */
export function BulkDelete({ count, onDone, ...of }: BulkDeleteProps) {
  const [open, setOpen] = useState(false);
  const tooMany = count === undefined || count > MOST_DELETED;
  return (
    <>
      <Button
        variant="quiet"
        className="text-danger!"
        disabledReason={
          tooMany ? `At most ${MOST_DELETED} are deleted at once. Narrow down the filter.` : undefined
        }
        onClick={() => setOpen(true)}
      >
        <Trash2 aria-hidden size={14} /> Delete
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Delete ${entities(count ?? 0)}?`}>
        <DeleteQuestion
          {...of}
          onCancel={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      </Dialog>
    </>
  );
}

type DeleteQuestionProps = Omit<BulkDeleteProps, 'count'> & { onCancel: () => void };

function DeleteQuestion({ blueprint, question, marks, onCancel, onDone }: DeleteQuestionProps) {
  const { preview, remove } = useDeletion(blueprint, question, marks);
  const toast = useToast();
  if (preview.isError) {
    return <QueryError error={preview.error} what="What depends on them" onRetry={() => preview.refetch()} />;
  }
  if (!preview.data) return <SkeletonRows rows={4} label="Looking for what depends on them" />;
  const { entities: able, errors } = preview.data;
  function tell(done: Deletion) {
    toast(
      done.errors.length === 0
        ? { title: `${entities(done.entities.length)} deleted`, tone: 'success' }
        : {
            title: `${entities(done.entities.length)} deleted, ${done.errors.length} not`,
            description: done.errors[0]?.message,
            tone: 'danger',
          },
    );
    onDone();
  }
  return (
    <div className="grid gap-4">
      <DeletionSummary entities={able} errors={errors} />
      {remove.isError ? <FieldError>{remove.error.message}</FieldError> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-ink-2">Their history stays.</p>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          variant="danger"
          pending={remove.isPending}
          disabledReason={able.length === 0 ? 'None of them can be deleted.' : undefined}
          onClick={() =>
            remove.mutate(
              able.map(({ identifier }) => identifier),
              { onSuccess: tell },
            )
          }
        >
          Delete {entities(able.length)}
        </Button>
      </div>
    </div>
  );
}

const entities = (count: number) => countOf(count, 'entity', 'entities');
