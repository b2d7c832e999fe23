'use client';

import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { signInWithGitHub } from '../server-actions.ts';

export function GitHubSignIn({ next }: { next: string }) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function leave() {
    setPending(true);
    const result = await signInWithGitHub({ next });
    if (!result || result.ok) return;
    setPending(false);
    setProblem(result.message);
  }
  return (
    <form action={leave} className="mt-4 flex flex-col gap-2">
      <Button type="submit" variant="primary" size="lg" pending={pending} className="w-full">
        {pending ? null : <GitBranch aria-hidden size={16} />}
        Continue with GitHub
      </Button>
      <div aria-live="assertive">{problem ? <FieldError>{problem}</FieldError> : null}</div>
    </form>
  );
}
