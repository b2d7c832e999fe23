import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Section } from '#components/ui/page-header.tsx';

export interface GithubSetupProps {
  apiUrl: string;
  credentials: 'app' | 'token' | 'none';
  hasWebhookSecret: boolean;
  webhookUrl: string;
  /** the demo's own GitHub is asked, not a real one */
  isStandIn: boolean;
}

const VARIABLES = `GITHUB_API_URL=https://api.github.com
GITHUB_APP_ID=…              # the App, with its key
GITHUB_APP_PRIVATE_KEY=…
GITHUB_WEBHOOK_SECRET=…`;

const INPUT = `on:
  workflow_dispatch:
    inputs:
      quayside_run_id:
        required: false
        type: string
run-name: Deploy \${{ inputs.service }} (\${{ inputs.quayside_run_id }})`;

const CREDENTIALS = {
  app: 'A GitHub App, with tokens of an hour for each installation.',
  token: 'A token of one account. An App has rights of its own and does not end with a person.',
  none: 'None: nothing can be sent.',
} as const;

/** What is set of the connection to GitHub, what is missing, and what to do about it. */
export function GithubSetup(props: GithubSetupProps) {
  const { apiUrl, credentials, hasWebhookSecret, webhookUrl, isStandIn } = props;
  return (
    <>
      <Section id="now" title="As it is">
        <ul className="grid gap-2">
          <Fact done={!isStandIn} title={isStandIn ? 'The demo’s own GitHub is used' : 'Address'}>
            <code>{apiUrl}</code>
          </Fact>
          <Fact done={credentials !== 'none'} title="Credentials">
            {CREDENTIALS[credentials]}
          </Fact>
          <Fact done={hasWebhookSecret} title="Webhook">
            {hasWebhookSecret
              ? 'Deliveries are checked by their signature. '
              : 'Without a secret no delivery is taken; runs are then followed by asking every few seconds. '}
            GitHub sends to <code className="wrap-anywhere">{webhookUrl}</code>
          </Fact>
        </ul>
      </Section>
      <Section id="steps" title="What to do">
        <ol className="grid list-decimal gap-3 pl-5">
          <li>
            Create a GitHub App of your organisation with the permissions Actions (read and write), Contents
            (read) and Metadata (read), the events Workflow run and Workflow job, and the webhook address
            above. Install it on the repositories whose workflows your actions start.
          </li>
          <li>
            Set its values in the environment and start Quayside again.
            <CodeBlock label="Environment variables" code={VARIABLES} />
          </li>
          <li>
            Give each workflow the input by which its runs are recognised.
            <CodeBlock label="Input of a workflow" code={INPUT} />
          </li>
        </ol>
        <p className="mt-3 text-ink-2">
          <code>docs/github.md</code> tells each step in full.
        </p>
      </Section>
    </>
  );
}

function Fact({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  const Icon = done ? CircleCheck : CircleDashed;
  return (
    <li className="flex items-start gap-2">
      <Icon
        aria-hidden
        size={16}
        className={done ? 'mt-0.5 shrink-0 text-success' : 'mt-0.5 shrink-0 text-warning'}
      />
      <span className="min-w-0">
        <span className="font-medium">{title}</span>{' '}
        <span className="sr-only">{done ? 'set' : 'missing'}</span>
        <span className="block text-ink-2">{children}</span>
      </span>
    </li>
  );
}
