import { useState } from 'react';

/**
 * What the property that the address names is called now, and a way to say that it is renamed. The document has the
 * new name at once, the address some moments later: what is open must not be gone meanwhile.
 */
export function useRenamed(property: string | undefined, exists: (name: string) => boolean) {
  // While one types there are several names the address may still come by.
  const [renamed, setRenamed] = useState<{ from: string[]; to: string }>();
  const isBehind = property !== undefined && !exists(property) && renamed?.from.includes(property);
  const name = isBehind ? renamed?.to : property;
  function renameTo(to: string) {
    if (name === undefined || name === to) return;
    setRenamed({ from: renamed?.to === name ? [...renamed.from, name] : [name], to });
  }
  return { name, renameTo };
}
