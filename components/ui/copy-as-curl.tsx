'use client';

import { Check, Terminal } from 'lucide-react';
import { Button, type ButtonProps } from './button.tsx';
import { type CurlRequest, curlCommand } from './curl-command.ts';
import { useCopy } from './use-copy.ts';

export interface CopyAsCurlProps extends Pick<ButtonProps, 'size' | 'variant' | 'className'> {
  request: CurlRequest;
}

export function CopyAsCurl({ request, size = 'md', variant = 'quiet', className }: CopyAsCurlProps) {
  const [copied, copy] = useCopy();
  const Icon = copied ? Check : Terminal;
  return (
    <Button
      size={size}
      variant={variant}
      {...(className ? { className } : {})}
      onClick={() => copy(curlCommand(request, window.location.origin))}
    >
      <Icon aria-hidden size={14} />
      <span aria-live="polite">{copied ? 'Copied' : 'Copy as curl'}</span>
    </Button>
  );
}
