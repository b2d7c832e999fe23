import { cx } from './cx.ts';
import { Link, type LinkProps } from './link.tsx';

export interface TextLinkProps extends LinkProps {
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
