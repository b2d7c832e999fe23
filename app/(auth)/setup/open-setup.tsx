'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { openSetupLink } from '../server-actions.ts';

export function OpenSetup({ token }: { token: string }) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function open() {
    setPending(true);
    const result = await openSetupLink({ token });
    setPending(false);
    if (result && !result.ok) {
      const gone = result.error === 'not_found';
      setProblem(gone ? 'This link was used before or replaced by a newer one.' : result.message);
    }
  }
  return (
    <form action={open} className="mt-4 flex flex-col items-start gap-3">
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Sign in as Admin
      </Button>
      <div aria-live="assertive">{problem ? <FieldError>{problem}</FieldError> : null}</div>
    </form>
  );
}
