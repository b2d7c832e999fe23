import { cx } from '#components/ui/cx.ts';
import { flagLook } from './flag-look.ts';

const SIZE = { sm: 'size-3.5', md: 'size-4', lg: 'size-9' };

/** A team's flag; always beside its name, so hidden from assistive technology. */
export function Flag({ team, size = 'md' }: { team: string; size?: keyof typeof SIZE }) {
  const { division, hue } = flagLook(team);
  const color = `var(--cat-${hue})`;
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cx('shrink-0 rounded-[22%]', SIZE[size])}>
      <rect width="16" height="16" fill={`var(--cat-${hue}-tint)`} />
      <path d={division} fill={color} />
      <rect x=".5" y=".5" width="15" height="15" rx="3" fill="none" stroke={color} strokeOpacity=".45" />
    </svg>
  );
}
