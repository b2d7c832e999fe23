import { textParts } from './visible-characters.ts';

/**
 * Text that somebody wrote, as it is: it cannot reorder what stands around it, and characters that nobody would see
 * are marked.
 */
export function VisibleText({ children }: { children: string }) {
  return <bdi>{marked(children)}</bdi>;
}

/** JSON as text: each string in it keeps its direction to itself. */
export function VisibleJson({ children }: { children: string }) {
  return children.split(STRING).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other names
    <bdi key={index}>{marked(piece)}</bdi>
  ));
}

const STRING = /("(?:[^"\\]|\\.)*")/u;

function marked(text: string) {
  let offset = 0;
  return textParts(text).map((part) => {
    const key = offset;
    offset += part.text.length;
    if (!part.isMark) return part.text;
    return (
      <span key={key} className="rounded-1 bg-danger-tint px-0.5 font-mono text-xs text-danger">
        {part.text}
      </span>
    );
  });
}
