'use client';

import { Rows3, Rows4 } from 'lucide-react';
import { usePreferences } from '#components/shell/use-preferences.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

/** Comfortable or compact rows, remembered for this person. */
export function DensityToggle() {
  const { density, setDensity } = usePreferences();
  const compact = density === 'compact';
  return (
    <IconButton
      label={compact ? 'Comfortable rows' : 'Compact rows'}
      icon={compact ? <Rows3 size={16} /> : <Rows4 size={16} />}
      onClick={() => setDensity(compact ? 'comfortable' : 'compact')}
      className="max-md:hidden"
    />
  );
}
