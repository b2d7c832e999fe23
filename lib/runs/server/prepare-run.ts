import type { ActionRow } from '#db/queries/actions.ts';
import { findSubjects, type SubjectEntity } from '#db/queries/run-subjects.ts';
import { type Actor, actorId, describeActor } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import { BLOCKING, compareWorkflow } from '#lib/actions/compare-workflow.ts';
import { type GithubInvocation, readGithubInvocation } from '#lib/actions/github-invocation.ts';
import type { InputValues } from '#lib/actions/input-values.ts';
import { usesSecrets } from '#lib/actions/lint-action.ts';
import { requireAction } from '#lib/actions/server/require-action.ts';
import type { WorkflowContract } from '#lib/actions/workflow-contract.ts';
import { toWireEntity } from '#lib/entities/wire-entity.ts';
import { AppError, type Issue, notFound } from '#lib/errors.ts';
import { parseTemplate } from '#lib/expressions/template.ts';
import { RUN_ID_INPUT } from '#lib/github/dispatch-request.ts';
import { fetchWorkflowContract } from '#lib/github/server/fetch-workflow-contract.ts';
import { type CanonicalRequest, canonicalRequest } from '#lib/runs/canonical-request.ts';
import { templateContext } from '#lib/runs/template-context.ts';
import { findInputFaults, withRunId } from '#lib/runs/workflow-inputs.ts';
import { checkValues } from './check-values.ts';
import { renderInputs } from './render-inputs.ts';

export interface RunRequest {
  /** identifier */
  action: string;
  /** identifier of an entity of the action's blueprint, for DAY-2 and DELETE */
  entity?: string | null | undefined;
  properties: InputValues;
}

/** An action the caller may run, and what it is to run on. */
export interface RunTarget {
  action: ActionRow;
  subject: SubjectEntity | undefined;
}

/** How old a reading of the workflow file may be when somebody asks for a run. */
const CONTRACT_AGE = 10 * 60_000;

/** Finds action and entity and makes sure that the caller may run the one on the other. */
export async function requireTarget(ctx: Context, { action, entity }: RunRequest): Promise<RunTarget> {
  const row = await requireAction(ctx, action);
  const { trigger } = row.document;
  const needsEntity = trigger.operation !== 'CREATE' && Boolean(trigger.blueprintIdentifier);
  const subject =
    needsEntity && entity && trigger.blueprintIdentifier
      ? await findSubject(ctx, trigger.blueprintIdentifier, entity)
      : undefined;
  authorise(ctx, 'execute', 'Action', actionAttributes(row, subject?.entity.team));
  if (entity && !needsEntity) throw invalid('/entity', 'not_allowed', 'This action works on no entity.');
  return { action: row, subject };
}

async function findSubject(ctx: Context, blueprint: string, identifier: string): Promise<SubjectEntity> {
  const [subject] = await findSubjects(reader(ctx), ctx.ability, blueprint, [identifier]);
  if (!subject) throw notFound('Entity', identifier);
  return subject;
}

export interface PreparedRun {
  values: InputValues;
  invocation: GithubInvocation | undefined;
  contract: WorkflowContract | undefined;
  /** why the run cannot be asked for; empty when it can */
  issues: Issue[];
  /** the exact request, under the id the run will have; its own issues are added to `issues` */
  render(runId: string): Promise<CanonicalRequest>;
}

/** Checks what was filled in and makes the exact request. Nothing is written. */
export async function prepareRun(
  ctx: Context,
  target: RunTarget,
  { properties }: RunRequest,
): Promise<PreparedRun> {
  const { action, subject } = target;
  const { trigger } = action.document;
  const { invocation, issues } = runnableIssues(target);
  const checked = await checkValues(ctx, trigger.userInputs, properties);
  issues.push(...checked.issues);
  const contract = invocation && (await knownContract(ctx, invocation));
  if (invocation && contract)
    issues.push(...compareWorkflow(invocation, contract).filter(({ code }) => BLOCKING.has(code)));
  return {
    values: checked.values,
    invocation,
    contract,
    issues,
    async render(runId) {
      const context = templateContext({
        inputs: checked.resolved,
        actor: ctx.actor,
        at: ctx.clock.now(),
        operation: trigger.operation ?? null,
        entity: subject ? toWireEntity(subject) : null,
        action: { identifier: action.identifier, title: action.document.title ?? action.identifier },
        blueprint: trigger.blueprintIdentifier ?? null,
        runId,
      });
      const rendered = await renderInputs(
        ctx.services.expressions,
        invocation?.workflowInputs ?? {},
        context,
      );
      const declared = Object.hasOwn(contract?.inputs ?? {}, RUN_ID_INPUT);
      const inputs = withRunId(rendered.inputs, runId, declared);
      // What fails on values that are refused anyway is their consequence.
      if (issues.length === 0) issues.push(...rendered.issues, ...findInputFaults(inputs, runId));
      return canonicalRequest({
        method: 'POST',
        url: dispatchUrl(ctx.services.env.github.apiUrl, invocation),
        body: { ref: invocation?.ref ?? '', inputs },
        run: runId,
        action: { identifier: action.identifier, version: action.version },
        entity: subject
          ? { blueprint: subject.document.identifier, identifier: subject.entity.identifier }
          : null,
        requester: requesterOf(ctx.actor),
        secrets: [],
      });
    },
  };
}

/** What about the action itself keeps it from being run. */
function runnableIssues({ action, subject }: RunTarget) {
  const { trigger } = action.document;
  const { invocation, issues } = readGithubInvocation(action.document);
  const report = (path: string, code: string, message: string) => issues.push({ path, code, message });
  if (trigger.type !== 'self-service')
    report('/trigger/type', 'not_supported', 'Only self-service actions can be run by hand.');
  if (action.document.publish === false) report('/publish', 'not_published', 'The action is not published.');
  if (trigger.operation !== 'CREATE' && trigger.blueprintIdentifier && !subject)
    report('/entity', 'required', `Name the ${trigger.blueprintIdentifier} this is for.`);
  const { execute, approve } = action.permissions;
  if (execute.policy || (approve.policy && action.document.requiredApproval))
    report('/permissions', 'not_supported', 'Policies of actions are stored, but not evaluated yet.');
  if (invocation && usesSecrets(parseTemplate(invocation.workflowInputs).programs))
    report('/invocationMethod/workflowInputs', 'not_supported', 'Secrets are not supported yet.');
  return { invocation, issues };
}

async function knownContract(
  ctx: Context,
  invocation: GithubInvocation,
): Promise<WorkflowContract | undefined> {
  const { contract, error } = await fetchWorkflowContract(ctx, invocation, { maxAgeMs: CONTRACT_AGE });
  if (!contract) ctx.services.log.warn({ error, requestId: ctx.requestId }, 'a workflow file is not known');
  return contract;
}

function dispatchUrl(apiUrl: string, invocation: GithubInvocation | undefined): string {
  if (!invocation) return '';
  const [org, repo, workflow] = [invocation.org, invocation.repo, invocation.workflow].map(
    encodeURIComponent,
  );
  return `${apiUrl}/repos/${org}/${repo}/actions/workflows/${workflow}/dispatches`;
}

function requesterOf(actor: Actor): { kind: string; id: string; name: string } {
  const { kind, id, name } = describeActor(actor);
  return { kind: String(kind), id: String(id ?? actorId(actor)), name: String(name) };
}

function invalid(path: string, code: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path, code, message }] });
}
