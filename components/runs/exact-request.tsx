import { CodeBlock } from '#components/ui/code-block.tsx';
import { CopyAsCurl } from '#components/ui/copy-as-curl.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { VisibleJson, VisibleText } from '#components/ui/visible-text.tsx';
import { requestParts } from './request-parts.ts';

export interface ExactRequestProps {
  title: string;
  /** "your decision is bound to it" */
  note?: string;
  /** the canonical text: what is stored, approved and sent */
  request: string;
  id?: string;
}

/** What will be sent, to the byte, as method, path and body. */
export function ExactRequest({ title, note, request, id = 'exact-request' }: ExactRequestProps) {
  const parts = requestParts(request);
  const body = parts ? JSON.stringify(parts.body, null, 2) : request;
  return (
    <Section
      id={id}
      title={
        <>
          {title} {note ? <span className="ml-1 font-regular text-ink-3">{note}</span> : null}
        </>
      }
      end={
        parts ? (
          <CopyAsCurl
            size="sm"
            request={{
              method: parts.method,
              url: parts.url,
              body: parts.body,
              headers: { Accept: 'application/vnd.github+json', Authorization: 'Bearer $GITHUB_TOKEN' },
            }}
          />
        ) : null
      }
    >
      <CodeBlock label="Request text" code={request} onPanel>
        {parts ? (
          <>
            <strong className="font-medium text-ink">{parts.method}</strong>{' '}
            <VisibleText>{parts.path}</VisibleText>
            {'\n'}
            <VisibleJson>{body}</VisibleJson>
          </>
        ) : (
          <VisibleJson>{body}</VisibleJson>
        )}
      </CodeBlock>
    </Section>
  );
}
