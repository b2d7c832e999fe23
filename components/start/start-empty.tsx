'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '#components/query/api.ts';
import { failureText } from '#components/query/failure-text.ts';
import { useTour } from '#components/tour/tour-provider.tsx';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { useToast } from '#components/ui/toast.tsx';

export interface StartEmptyProps {
  /** which demo is meant */
  loadedAt: string;
}

/** Takes the demo away, after a question. */
export function StartEmpty({ loadedAt }: StartEmptyProps) {
  const router = useRouter();
  const toast = useToast();
  const tour = useTour();
  const [fault, setFault] = useState<string>();
  async function confirm() {
    setFault(undefined);
    try {
      await api('/v1/demo/clear', { method: 'POST', body: { loadedAt } });
    } catch (error) {
      return setFault(failureText(error));
    }
    tour?.stop();
    toast({
      title: 'The demo is gone',
      description: 'It can be loaded again as long as nothing is defined.',
    });
    router.refresh();
  }
  return (
    <Section id="empty" title="Start empty">
      <p className="mb-3 text-ink-2">
        Takes the demo away with everything that was made in it. People stay, and so does the audit.
      </p>
      <ConfirmButton
        question="Take the demo away?"
        consequence="All blueprints, entities, actions, runs and teams of this installation are deleted, your own too. The demo can be loaded again; what you made in it cannot."
        confirmLabel="Start empty"
        onConfirm={confirm}
      >
        Start empty
      </ConfirmButton>
      {fault ? <FieldError>{fault}</FieldError> : null}
    </Section>
  );
}
