import type { Issue } from '#lib/errors.ts';
import { parseTemplate } from '#lib/expressions/template.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import { lintSchema } from '#lib/schema/lint-schema.ts';
import type { ActionDocument } from './action-schema.ts';
import { MOST_WORKFLOW_INPUTS } from './compare-workflow.ts';
import { readGithubInvocation } from './github-invocation.ts';
import { inputsOf, isExpression } from './input-values.ts';

/** What stands after `/v1/actions/` and is no action's name. */
const RESERVED = ['runs', 'statistics'];

/** What would endanger the server or nobody could address, whatever the rest says. */
export function refusalsOf(document: ActionDocument): Issue[] {
  const { identifier } = document;
  if (/[\p{Cc}]|^\s|\s$|^\.{1,2}$/u.test(identifier) || RESERVED.includes(identifier))
    return [
      {
        path: '/identifier',
        code: 'invalid_identifier',
        message: 'This identifier cannot be used in an address.',
      },
    ];
  return lintSchema(document.trigger.userInputs ?? {}, '/trigger/userInputs');
}

/** What is stored all the same, but will not do what its author expects. */
export function warningsOf(document: ActionDocument): Issue[] {
  return [
    ...triggerWarnings(document),
    ...expressionWarnings(document.trigger.userInputs ?? {}, '/trigger/userInputs'),
    ...inputWarnings(document),
    ...invocationWarnings(document),
  ];
}

const OPERATIONS = ['CREATE', 'DAY-2', 'DELETE'];

function triggerWarnings({ trigger, requiredApproval }: ActionDocument): Issue[] {
  const issues: Issue[] = [];
  if (trigger.type !== 'self-service')
    issues.push(
      warning(
        '/trigger/type',
        'not_supported',
        `Triggers of type ${trigger.type} are stored, but do not start anything yet.`,
      ),
    );
  else if (!OPERATIONS.includes(trigger.operation ?? ''))
    issues.push(
      warning('/trigger/operation', 'unknown_value', `The operation is one of ${OPERATIONS.join(', ')}.`),
    );
  else if (trigger.operation !== 'CREATE' && !trigger.blueprintIdentifier)
    issues.push(
      warning(
        '/trigger/blueprintIdentifier',
        'required',
        `${trigger.operation} works on an entity; name its blueprint.`,
      ),
    );
  if (trigger.condition)
    issues.push(
      warning('/trigger/condition', 'not_evaluated', 'The condition is stored, but not evaluated yet.'),
    );
  const strategy = typeof requiredApproval === 'object' ? requiredApproval?.type : undefined;
  if (strategy && strategy !== 'ANY' && strategy !== 'ALL')
    issues.push(
      warning('/requiredApproval/type', 'unknown_value', 'The strategy is ANY or ALL; ALL is used.'),
    );
  return issues;
}

/** Every `{jqQuery}`: it counts as if it stood not there. */
function expressionWarnings(value: unknown, at: string): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isExpression(value))
    return [
      warning(at, 'not_evaluated', 'This expression is stored, but not evaluated yet; it counts as not set.'),
    ];
  return Object.entries(value).flatMap(([key, inner]) => expressionWarnings(inner, childPointer(at, key)));
}

const TYPES = ['string', 'number', 'boolean', 'object', 'array'];

function inputWarnings({ trigger }: ActionDocument): Issue[] {
  const { userInputs } = trigger;
  const at = '/trigger/userInputs';
  const inputs = inputsOf(userInputs);
  const names = inputs.map(([name]) => name);
  const issues = inputs.flatMap(([name, input]) => {
    const here = childPointer(`${at}/properties`, name);
    const found: Issue[] = [];
    if (!TYPES.includes(input.type ?? ''))
      found.push(
        warning(
          `${here}/type`,
          'unknown_value',
          `The type ${input.type ?? '(none)'} is not known; any value is taken.`,
        ),
      );
    if (input.encryption)
      found.push(
        warning(
          `${here}/encryption`,
          'not_supported',
          'Encryption is not supported yet; the value is stored as it is.',
        ),
      );
    const format = input.format ?? input.items?.format;
    if (format === 'entity' && !(input.blueprint ?? input.items?.blueprint))
      found.push(warning(`${here}/blueprint`, 'required', 'Name the blueprint the entity is of.'));
    return found;
  });
  const required = Array.isArray(userInputs?.required) ? userInputs.required : [];
  required.forEach((name, index) => {
    if (!names.includes(name))
      issues.push(warning(`${at}/required/${index}`, 'unknown_value', `There is no input "${name}".`));
  });
  return issues;
}

function invocationWarnings(document: ActionDocument): Issue[] {
  const { issues } = readGithubInvocation(document);
  if (document.invocationMethod?.type !== 'GITHUB') return issues;
  const inputs = document.invocationMethod.workflowInputs ?? {};
  const at = '/invocationMethod/workflowInputs';
  const template = parseTemplate(inputs);
  const faults = template.faults.map((fault) => warning(at, 'invalid_template', fault));
  if (Object.keys(inputs).length > MOST_WORKFLOW_INPUTS)
    faults.push(warning(at, 'too_many_inputs', `GitHub takes at most ${MOST_WORKFLOW_INPUTS} inputs.`));
  if (usesSecrets(template.programs))
    faults.push(warning(at, 'not_supported', 'Secrets are not supported yet; .secrets cannot be used.'));
  return [...issues, ...faults];
}

/** Programs that name `.secrets`: there is no store of secrets yet, and an empty one must not be sent. */
export function usesSecrets(programs: readonly string[]): boolean {
  return programs.some((program) => /\.secrets\b/.test(program));
}

function warning(path: string, code: string, message: string): Issue {
  return { path, code, message };
}
