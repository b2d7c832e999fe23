import { CodeBlock } from '#components/ui/code-block.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { RunAttempt } from './run-wire.ts';

const OUTCOMES: Record<string, string> = {
  done: 'GitHub accepted it',
  seen: 'Found on GitHub',
  refused: 'GitHub refused it',
  rate_limited: 'GitHub asked us to wait',
  flag_unknown: 'GitHub knows no run details',
  unproven: 'No clear answer',
  expired: 'The worker ended before an answer came',
  not_sent: 'Nothing was sent',
};

/** What came back for each time the request was sent; nothing before the first. */
export function GitHubAnswers({ attempts }: { attempts: readonly RunAttempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <Section id="answers" title={attempts.length === 1 ? 'Answer' : 'Answers'}>
      <ol className="grid gap-3">
        {attempts.map(({ attempt, startedAt, outcome, status, answer }) => (
          <li key={attempt}>
            <p className="mb-1">
              <span className="font-medium">
                {outcome === null ? 'Under way' : (OUTCOMES[outcome] ?? outcome)}
              </span>{' '}
              <span className="text-ink-3">
                {status ? `${status}, ` : ''}
                {attempts.length > 1 ? `attempt ${attempt}, ` : ''}
                sent <RelativeTime at={startedAt} />
              </span>
            </p>
            {answer ? (
              <CodeBlock
                label={`Answer to attempt ${attempt}`}
                code={visibleText(JSON.stringify(answer, null, 2))}
                onPanel
              />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
