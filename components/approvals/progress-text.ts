import type { ApprovalProgress } from '#components/runs/run-wire.ts';
import { visibleText } from '#components/ui/visible-characters.ts';

const COUNTED = 200;

/** Who still has to agree: "Any 1 of 6", "2 of 3 approved, waiting for Lin and Ada". */
export function progressText(progress: ApprovalProgress): string {
  const { type, needed, given, candidates, open } = progress;
  if (candidates === 0) return 'Nobody who is named can approve it';
  if (type === 'ANY') return `Any 1 of ${candidates >= COUNTED ? `${COUNTED} or more` : candidates}`;
  return `${given} of ${needed} approved, waiting for ${listOf(open.map(placeText))}`;
}

/** What keeps the approval from coming about, or why somebody named is not asked. */
export function progressNotes(progress: ApprovalProgress, requester: string): string[] {
  const { type, candidates, open, leavesOutRequester } = progress;
  const stuck = type === 'ALL' && candidates > 0 ? open.filter(({ canBeFilled }) => !canBeFilled) : [];
  const notes = stuck.map((place) => `Nobody can approve for ${placeText(place)}.`);
  if (candidates === 0 || stuck.length > 0) notes.push('Somebody who may change the action can name others.');
  if (leavesOutRequester)
    notes.push(`${visibleText(requester)} is named too, but nobody approves a request of their own.`);
  return notes;
}

function placeText({ kind, title }: ApprovalProgress['open'][number]): string {
  const name = visibleText(title);
  return kind === 'role' ? `one with the role ${name}` : kind === 'team' ? `one of ${name}` : name;
}

/** "Lin", "Lin and Ada", "Lin, Ada and Bo". */
function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
