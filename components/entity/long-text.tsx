import { CodeBlock } from '#components/ui/code-block.tsx';

/** Prose as prose, structured values as code. Markdown is shown as it was written. */
export function LongText({ value, isCode }: { value: unknown; isCode: boolean }) {
  if (typeof value !== 'string') return <CodeBlock label="Value" code={JSON.stringify(value, null, 2)} />;
  if (isCode) return <CodeBlock label="Value" code={value} />;
  return <p className="max-w-[72ch] text-md wrap-anywhere whitespace-pre-wrap">{value}</p>;
}
