import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export interface TextLinkProps extends ComponentProps<typeof Link> {
  /** Inside running text a link is underlined, so that colour is not its only mark. */
  inText?: boolean;
}

export function TextLink({ inText = false, className, ...rest }: TextLinkProps) {
  return (
    <Link
      {...rest}
      className={cx(
        'rounded-1 text-accent underline-offset-2 hover:underline',
        inText && 'underline decoration-current/40',
        className,
      )}
    />
  );
}
