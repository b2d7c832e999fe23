'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the button keeps its width and ignores clicks. */
  pending?: boolean;
  /** Why it cannot be pressed now. It stays reachable and says so on hover and focus. */
  disabledReason?: string | undefined;
}

export function Button({
  variant = 'secondary',
  size = 'md',
  pending = false,
  disabledReason,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = Boolean(disabledReason) || rest.disabled === true;
  function click(event: MouseEvent<HTMLButtonElement>) {
    if (off || pending) event.preventDefault();
    else onClick?.(event);
  }
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={off || pending || undefined}
      aria-busy={pending || undefined}
      className={buttonStyle(variant, size, off, className)}
      onClick={click}
    >
      {pending ? <Spinner size={14} /> : null}
      {children}
    </button>
  );
  return disabledReason ? <Tooltip content={disabledReason}>{button}</Tooltip> : button;
}
