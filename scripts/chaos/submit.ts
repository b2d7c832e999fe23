import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from './api-client.ts';
import type { Submission } from './judge.ts';
import type { Stage } from './stage.ts';
import { ACTION } from './workflow.ts';

const HANDS = 8;
/** These wait until the assault was hard enough: there has to be work under way when things die. */
const HELD_BACK = 0.15;

export interface Callers {
  admin: ApiClient;
  developer: ApiClient;
}

/** Signs in and defines the action. The run that approves is another identity than the one that asks. */
export async function prepareCallers({ url }: Stage): Promise<Callers> {
  const callers = { admin: ApiClient.demo(url, 'admin'), developer: ApiClient.demo(url, 'developer') };
  const created = await callers.admin.call('POST', '/v1/actions', ACTION);
  if (created.status >= 300) throw new Error(`the action was refused: ${JSON.stringify(created.body)}`);
  return callers;
}

interface Course {
  /** makes the items of this run unlike those of any other */
  name: string;
  /** filled as it goes */
  submissions: Submission[];
  mayFinish: () => boolean;
}

/** Requests and approves `count` runs over HTTP, several at a time, through whatever happens. */
export async function submitAll(
  callers: Callers,
  count: number,
  { name, submissions, mayFinish }: Course,
): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let number = next++; number < count; number = next++) {
      while (number >= count * (1 - HELD_BACK) && !mayFinish()) await sleep(200);
      submissions.push(await submit(callers, `${name}-${number}`));
    }
  };
  await Promise.all(Array.from({ length: HANDS }, work));
}

async function submit({ admin, developer }: Callers, item: string): Promise<Submission> {
  const key = { 'idempotency-key': item };
  const asked = await developer.call(
    'POST',
    `/v1/actions/${ACTION.identifier}/runs`,
    { properties: { item } },
    key,
  );
  if (asked.status >= 300) throw new Error(`a run was refused: ${JSON.stringify(asked.body)}`);
  const runId = String(asked.body.run.id);
  const approved = await admin.call('PATCH', `/v1/actions/runs/${runId}/approval`, { status: 'APPROVE' });
  // 409: the first answer was lost on the way, the decision was not.
  if (approved.status >= 300 && approved.status !== 409)
    throw new Error(`an approval was refused: ${JSON.stringify(approved.body)}`);
  return { item, runId };
}
