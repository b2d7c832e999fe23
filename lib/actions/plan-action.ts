import {
  describeDefinitionChange,
  describeType,
  isSame,
  short,
} from '#lib/blueprints/describe-definition.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import type { ActionChange } from './action-change.ts';
import type { ActionDocument } from './action-schema.ts';
import { inputsOf, isExpression } from './input-values.ts';
import type { ActionPermissions } from './permissions.ts';
import { planPermissions } from './plan-permissions.ts';

interface ActionState {
  document: ActionDocument;
  permissions: ActionPermissions;
}

/** What saving an action would change, in the order of the document. Runs asked for before stay as they are. */
export function planAction(before: ActionState, after: ActionState): ActionChange[] {
  const [old, now] = [before.document, after.document];
  return [
    ...planKeys(old, now, '', APART),
    ...planKeys(fieldsOf(old.trigger), fieldsOf(now.trigger), '/trigger', new Set(['userInputs'])),
    ...planInputs(old, now),
    ...planRequest(fieldsOf(old.invocationMethod), fieldsOf(now.invocationMethod)),
    ...planApproval(old, now),
    ...planPermissions(before.permissions, after.permissions),
  ];
}

type Fields = Record<string, unknown>;

const APART = new Set(['trigger', 'invocationMethod', 'requiredApproval']);
const TEXTS = new Set(['title', 'icon', 'description']);

function planKeys(before: Fields, after: Fields, at: string, apart: ReadonlySet<string>): ActionChange[] {
  return changedKeys(before, after)
    .filter((name) => !apart.has(name))
    .map((name): ActionChange => {
      const [old, now] = [before[name], after[name]];
      const place = { name, path: childPointer(at, name) };
      if (name === 'identifier' && at === '')
        return {
          kind: 'rename',
          what: 'identifier',
          ...place,
          sentence: `Renames the action from “${short(old)}” to “${short(now)}”; addresses and clients with the old name stop working.`,
        };
      const what = TEXTS.has(name) && at === '' ? (name as 'title' | 'icon' | 'description') : 'setting';
      return { kind: kindOf(old, now), what, ...place, sentence: keySentence(name, old, now) };
    });
}

function keySentence(name: string, before: unknown, after: unknown): string {
  if (after === undefined) return `Removes “${name}”.`;
  if (isLarge(before) || isLarge(after)) return `${before === undefined ? 'Sets' : 'Changes'} “${name}”.`;
  if (before === undefined) return `Sets “${name}” to “${short(after)}”.`;
  return `Changes “${name}” from “${short(before)}” to “${short(after)}”.`;
}

function planInputs(before: ActionDocument, after: ActionDocument): ActionChange[] {
  const [oldForm, form] = [before.trigger.userInputs, after.trigger.userInputs];
  const old = new Map(inputsOf(oldForm));
  const now = new Map(inputsOf(form));
  const change = (kind: ActionChange['kind'], name: string, sentence: string): ActionChange => {
    const path = childPointer('/trigger/userInputs/properties', name);
    return { kind, what: 'input', name, path, sentence };
  };
  const title = (name: string) => short(now.get(name)?.title || old.get(name)?.title || name);
  const kept = [...now].flatMap(([name, input]) => {
    const was = old.get(name);
    if (!was) return [change('add', name, `Asks for “${title(name)}”: ${describeType(input)}.`)];
    if (isSame(was, input)) return [];
    const parts = describeDefinitionChange({ ...was }, { ...input });
    return [
      change(
        'change',
        name,
        `Changes the input “${title(name)}”: ${parts.join('; ') || 'order of its keys'}.`,
      ),
    ];
  });
  const gone = [...old.keys()].filter((name) => !now.has(name));
  return [
    ...kept,
    ...gone.map((name) => change('remove', name, `Does not ask for “${title(name)}” any more.`)),
    ...planRequired(oldForm?.required, form?.required, title),
    ...planOrder(fieldsOf(oldForm), fieldsOf(form)),
  ];
}

function planRequired(before: unknown, after: unknown, title: (name: string) => string): ActionChange[] {
  const place = { what: 'required' as const, path: '/trigger/userInputs/required' };
  if (isExpression(before) || isExpression(after))
    return isSame(before, after)
      ? []
      : [{ kind: 'change', ...place, name: 'required', sentence: 'Changes which inputs are required.' }];
  const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  const [old, now] = [names(before), names(after)];
  return [
    ...now
      .filter((name) => !old.includes(name))
      .map((name) => ({
        kind: 'add' as const,
        ...place,
        name,
        sentence: `“${title(name)}” becomes required.`,
      })),
    ...old
      .filter((name) => !now.includes(name))
      .map((name) => ({
        kind: 'remove' as const,
        ...place,
        name,
        sentence: `“${title(name)}” is not required any more.`,
      })),
  ];
}

/** Steps, sections and order of the form. */
function planOrder(before: Fields, after: Fields): ActionChange[] {
  return changedKeys(before, after)
    .filter((name) => name !== 'properties' && name !== 'required')
    .map((name) => ({
      kind: kindOf(before[name], after[name]),
      what: 'order',
      name,
      path: childPointer('/trigger/userInputs', name),
      sentence: `Changes the ${name} of the form.`,
    }));
}

function planRequest(before: Fields, after: Fields): ActionChange[] {
  const at = '/invocationMethod';
  const sent = (method: Fields) => fieldsOf(method.workflowInputs);
  const plain = changedKeys(before, after).filter((name) => name !== 'workflowInputs');
  return [
    ...plain.map((name) =>
      requestChange(
        name,
        `${at}/${name}`,
        before[name],
        after[name],
        `Request: ${keySentence(name, before[name], after[name])}`,
      ),
    ),
    ...changedKeys(sent(before), sent(after)).map((name) => {
      const [old, now] = [sent(before)[name], sent(after)[name]];
      const path = childPointer(`${at}/workflowInputs`, name);
      const sentence =
        now === undefined
          ? `The workflow does not get “${name}” any more.`
          : `The workflow gets “${name}” as ${short(now)}${old === undefined ? '' : ` instead of ${short(old)}`}.`;
      return requestChange(name, path, old, now, sentence);
    }),
  ];
}

function requestChange(
  name: string,
  path: string,
  old: unknown,
  now: unknown,
  sentence: string,
): ActionChange {
  return { kind: kindOf(old, now), what: 'request', name, path, sentence };
}

function planApproval(before: ActionDocument, after: ActionDocument): ActionChange[] {
  const [old, now] = [before.requiredApproval, after.requiredApproval];
  if (isSame(old, now)) return [];
  const sentence = `Runs asked for from now on ${approvalWords(now)} (before: they ${approvalWords(old)}).`;
  return [
    {
      kind: kindOf(old, now),
      what: 'approval',
      name: 'requiredApproval',
      path: '/requiredApproval',
      sentence,
    },
  ];
}

function approvalWords(required: ActionDocument['requiredApproval']): string {
  if (!required) return 'need no approval';
  const all = typeof required === 'object' && required.type === 'ALL';
  return all ? 'need the approval of every approver named' : 'need one approval';
}

function kindOf(before: unknown, after: unknown): 'add' | 'change' | 'remove' {
  if (before === undefined) return 'add';
  return after === undefined ? 'remove' : 'change';
}

function changedKeys(before: Fields, after: Fields): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isSame(before[name], after[name]));
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function isLarge(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
