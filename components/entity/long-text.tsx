import { CodeBlock } from '#components/ui/code-block.tsx';
import { FoldedText } from '#components/ui/folded-text.tsx';

/** About twelve lines. */
const SHOWN = 1_000;

/** Prose as prose, folded when it would fill the page; structured values as code. Markdown is shown as it was written. */
export function LongText({ value, isCode }: { value: unknown; isCode: boolean }) {
  if (typeof value !== 'string') return <CodeBlock label="Value" code={JSON.stringify(value, null, 2)} />;
  if (isCode) return <CodeBlock label="Value" code={value} />;
  return (
    <p className="max-w-[72ch] text-md wrap-anywhere whitespace-pre-wrap">
      <FoldedText most={SHOWN}>{value}</FoldedText>
    </p>
  );
}
