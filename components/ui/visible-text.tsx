import { cx } from './cx.ts';
import { textParts } from './visible-characters.ts';

/**
 * Text that somebody wrote, as it is: it cannot reorder what stands around it, and characters that nobody would see
 * are marked.
 */
export function VisibleText({ children }: { children: string }) {
  return <bdi>{marked(children)}</bdi>;
}

/** JSON as text: each string in it keeps its direction to itself; names and values are told apart. */
export function VisibleJson({ children }: { children: string }) {
  const pieces = children.split(STRING);
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other names
    <bdi key={index} className={cx(index % 2 === 1 && stringColour(pieces[index + 1]))}>
      {marked(piece)}
    </bdi>
  ));
}

const STRING = /("(?:[^"\\]|\\.)*")/u;

function stringColour(after: string | undefined): string {
  return after?.startsWith(':') ? 'text-ink' : 'text-cat-1-ink';
}

function marked(text: string) {
  let offset = 0;
  return textParts(text).map((part) => {
    const key = offset;
    offset += part.text.length;
    if (!part.isMark) return part.text;
    return (
      // Its brackets stand around it in a text of either direction.
      <bdi key={key} dir="ltr" className="rounded-1 bg-danger-tint px-0.5 font-mono text-xs text-danger">
        {part.text}
      </bdi>
    );
  });
}
