'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { api } from '#components/query/api.ts';
import { failureText } from '#components/query/failure-text.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Section } from '#components/ui/page-header.tsx';

/** The way back: the demo, into an installation in which nothing is defined. */
export function LoadDemo() {
  const router = useRouter();
  const loading = useMutation({
    mutationFn: () => api('/v1/demo/load', { method: 'POST' }),
    onSuccess: () => router.refresh(),
  });
  return (
    <Section id="demo" title="Or look around first">
      <p className="mb-3 text-ink-2">
        The demo is a real organisation with services, teams, actions and runs. It takes a few seconds.
      </p>
      <Button onClick={() => loading.mutate()} pending={loading.isPending}>
        Load the demo
      </Button>
      {loading.isError ? <FieldError>{failureText(loading.error)}</FieldError> : null}
    </Section>
  );
}
