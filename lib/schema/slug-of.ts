/** What an identifier may be made of, out of a title: `Équipe Réseau` → `equipe-reseau`; nothing when no letter is left. */
export function slugOf(title: string, joint: '-' | '_' = '-'): string {
  const letters = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (letters.match(/[a-z0-9]+/g) ?? []).join(joint).slice(0, 100);
}
