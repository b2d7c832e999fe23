'use client';

import { GitBranch, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import type { ProviderId, SignInOption } from '#lib/auth/sign-in-options.ts';
import type { ErrorBody } from '#lib/errors.ts';

interface ProviderButtonsProps {
  options: SignInOption[];
  /** Leads to the provider; comes back only when that did not work. */
  leave: (provider: ProviderId) => Promise<{ ok: true } | ErrorBody | undefined>;
}

/** One form for each provider; the first is the one most people use here. */
export function ProviderButtons({ options, leave }: ProviderButtonsProps) {
  const [pending, setPending] = useState<ProviderId>();
  const [problem, setProblem] = useState<string>();
  async function go(provider: ProviderId) {
    setPending(provider);
    setProblem(undefined);
    const result = await leave(provider);
    if (!result || result.ok) return;
    setPending(undefined);
    setProblem(result.message);
  }
  return (
    <div className="mt-4 flex flex-col gap-2">
      {options.map(({ id, name }, index) => {
        const Icon = id === 'github' ? GitBranch : KeyRound;
        return (
          <form key={id} action={() => go(id)}>
            <Button
              type="submit"
              variant={index === 0 ? 'primary' : 'secondary'}
              size="lg"
              pending={pending === id}
              className="w-full"
            >
              {pending === id ? null : <Icon aria-hidden size={16} />}
              <span className="min-w-0 truncate">Continue with {name}</span>
            </Button>
          </form>
        );
      })}
      <div aria-live="assertive">{problem ? <FieldError>{problem}</FieldError> : null}</div>
    </div>
  );
}
