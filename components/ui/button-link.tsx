import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts';
import { Link, type LinkProps } from './link.tsx';

export interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ variant = 'secondary', size = 'md', className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonStyle(variant, size, false, className)} />;
}
