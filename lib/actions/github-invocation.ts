import type { Issue } from '#lib/errors.ts';
import { isTemplate } from '#lib/expressions/template.ts';
import type { ActionDocument } from './action-schema.ts';

/** The backend of an action as it is dispatched. `workflowInputs` still holds templates. */
export interface GithubInvocation {
  org: string;
  repo: string;
  workflow: string;
  ref: string;
  workflowInputs: Record<string, unknown>;
  /** whether the end of the workflow ends the run */
  reportWorkflowStatus: boolean;
}

const AT = '/invocationMethod';
const TARGET = {
  org: { rule: /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, what: 'the owner of a repository' },
  repo: { rule: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/, what: 'the name of a repository' },
  workflow: { rule: /^(?!\.{1,2}$)[^/\\\p{Cc}]{1,200}$/u, what: 'the file name of a workflow' },
  ref: {
    rule: /^(?!-|refs\/pull\/|pull\/)(?!.*(?:\.\.|@\{|\/\/))[^\p{Cc} ~^:?*[\\]{1,250}$/u,
    what: 'a branch or tag',
  },
} as const;

/** Reads a GITHUB invocation; `issues` say why the action cannot be run as it stands. */
export function readGithubInvocation(document: ActionDocument): {
  invocation: GithubInvocation | undefined;
  issues: Issue[];
} {
  const method = document.invocationMethod;
  if (method?.type !== 'GITHUB') {
    const message = method
      ? `Backends of type ${method.type} are stored, but not supported yet; only GITHUB can be run.`
      : 'The action has no backend.';
    return { invocation: undefined, issues: [{ path: `${AT}/type`, code: 'not_supported', message }] };
  }
  const issues: Issue[] = [];
  const target = (key: keyof typeof TARGET, fallback = ''): string => {
    const value = method[key] || fallback;
    const fault = targetFault(key, value);
    if (fault) issues.push({ path: `${AT}/${key}`, ...fault });
    return value;
  };
  const invocation: GithubInvocation = {
    org: target('org'),
    repo: target('repo'),
    workflow: target('workflow'),
    ref: target('ref', 'main'),
    workflowInputs: method.workflowInputs ?? {},
    reportWorkflowStatus: ![false, 'false'].includes(
      (method.reportWorkflowStatus ?? true) as boolean | string,
    ),
  };
  return { invocation: issues.length === 0 ? invocation : undefined, issues };
}

function targetFault(key: keyof typeof TARGET, value: string): Omit<Issue, 'path'> | undefined {
  const { rule, what } = TARGET[key];
  if (value === '') return { code: 'required', message: `Name ${what}.` };
  // Whoever fills in the form must not choose where our token is used.
  if (isTemplate(value))
    return { code: 'not_supported', message: 'Templates are not supported here; write it out.' };
  if (!rule.test(value)) return { code: 'pattern', message: `"${value.slice(0, 60)}" is not ${what}.` };
  return undefined;
}
