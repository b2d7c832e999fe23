'use client';

import type { SignInOption } from '#lib/auth/sign-in-options.ts';
import { signInWithProvider } from '../server-actions.ts';
import { ProviderButtons } from './provider-buttons.tsx';

export function ProviderSignIn({ options, next }: { options: SignInOption[]; next: string }) {
  return <ProviderButtons options={options} leave={(provider) => signInWithProvider({ provider, next })} />;
}
