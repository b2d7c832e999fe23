'use client';

import type { SignInOption } from '#lib/auth/sign-in-options.ts';
import { openInvitation } from '../server-actions.ts';
import { ProviderButtons } from '../sign-in/provider-buttons.tsx';

export function AcceptInvitation({ options, token }: { options: SignInOption[]; token: string }) {
  return <ProviderButtons options={options} leave={(provider) => openInvitation({ provider, token })} />;
}
