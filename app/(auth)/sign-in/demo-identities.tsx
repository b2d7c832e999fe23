'use client';

import { ArrowRight, Code, type LucideIcon, Settings2, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { FieldError } from '#components/ui/field-error.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { DemoIdentity } from '#lib/auth/demo-identities.ts';
import { signInAsDemo } from '../server-actions.ts';

const ICON: Record<string, LucideIcon> = { admin: Settings2, approver: ShieldCheck };

/** One click each; forms, so that a click before the page is alive is not lost. */
export function DemoIdentities({ identities, next }: { identities: DemoIdentity[]; next: string }) {
  const [pending, setPending] = useState<string>();
  const [problem, setProblem] = useState<string>();
  async function enter(identity: string) {
    setPending(identity);
    setProblem(undefined);
    const result = await signInAsDemo({ identity, next });
    setPending(undefined);
    if (result && !result.ok) setProblem(result.message);
  }
  return (
    <ul className="mt-4 flex flex-col gap-1">
      {identities.map((who) => {
        const Icon = ICON[who.identity] ?? Code;
        return (
          <li key={who.identity}>
            <form action={() => enter(who.identity)}>
              <button
                type="submit"
                aria-busy={pending === who.identity || undefined}
                className="-mx-2 grid w-[calc(100%+16px)] grid-cols-[30px_minmax(0,1fr)_16px] items-center gap-3 rounded-2 px-2 py-2 text-left hover:bg-hover"
              >
                <span className="grid size-7.5 place-items-center rounded-[7px] border border-line bg-surface-2 text-ink-2">
                  <Icon aria-hidden size={16} strokeWidth={1.75} />
                </span>
                <span>
                  <span className="block font-medium">
                    {who.name} <span className="font-regular text-ink-3">{who.role}</span>
                  </span>
                  <span className="block text-xs text-ink-2 max-md:text-sm">{who.description}</span>
                </span>
                <span className="text-ink-3">
                  {pending === who.identity ? <Spinner size={14} /> : <ArrowRight aria-hidden size={14} />}
                </span>
              </button>
            </form>
          </li>
        );
      })}
      <li aria-live="assertive">{problem ? <FieldError>{problem}</FieldError> : null}</li>
    </ul>
  );
}
