'use client';

import { useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '#components/query/api.ts';
import { failureText } from '#components/query/failure-text.ts';
import { AlertDialog } from '#components/ui/alert-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { Versioned } from './versions-wire.ts';

interface RestoreButtonProps {
  of: Versioned;
  version: number;
  onDone: () => void;
}

/** Makes an earlier version the next one, and offers the way back. */
export function RestoreButton({ of, version, onDone }: RestoreButtonProps) {
  const router = useRouter();
  const cache = useQueryClient();
  const toast = useToast();
  const [failure, setFailure] = useState<string>();
  async function restore(target: number, expected: number | undefined) {
    await api(`${of.path}/versions/${target}/restore`, {
      method: 'POST',
      ...(expected === undefined ? {} : { headers: { 'If-Match': `"${expected}"` } }),
    });
    void cache.invalidateQueries({ queryKey: [`${of.noun}s`, 'versions', of.path] });
    router.refresh();
  }
  function undo() {
    restore(of.version, of.version + 1).then(
      () => toast({ title: `Version ${of.version} is back`, tone: 'success' }),
      (error) => toast({ title: 'It was not undone', description: failureText(error), tone: 'danger' }),
    );
  }
  async function confirm() {
    setFailure(undefined);
    try {
      await restore(version, of.version);
    } catch (error) {
      return setFailure(failureText(error));
    }
    onDone();
    toast({
      title: `Version ${version} of ${of.title} is restored`,
      tone: 'success',
      action: { label: 'Undo', onClick: undo },
    });
  }
  return (
    <>
      <AlertDialog
        trigger={
          <Button size="sm">
            <RotateCcw aria-hidden size={14} /> Restore version {version}
          </Button>
        }
        title={`Restore version ${version} of ${of.title}?`}
        description={`It becomes version ${of.version + 1}. Version ${of.version} stays in this list.`}
        confirmLabel={`Restore version ${version}`}
        danger={false}
        onConfirm={confirm}
      />
      {failure ? (
        <p role="alert" className="w-full text-danger">
          {failure}
        </p>
      ) : null}
    </>
  );
}
