import { cx } from '#components/ui/cx.ts';
import { flagLook } from './flag-look.ts';

const SIZE = { sm: 'size-3.5', md: 'size-4', lg: 'size-9 [--flag-edge:2px]' };

/** A team's flag; always beside its name, so hidden from assistive technology. */
export function Flag({ team, size = 'md' }: { team: string; size?: keyof typeof SIZE }) {
  const { division, hue } = flagLook(team);
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={cx('flag', SIZE[size])}
      style={{ color: `var(--cat-${hue})`, background: `var(--cat-${hue}-tint)` }}
    >
      <path d={division} />
    </svg>
  );
}
