import type { Actor } from '#lib/access/actor.ts';

/** What templates of an action's payload can name, as rivals' users write it. */
export interface TemplateContext {
  inputs: Record<string, unknown>;
  user: Record<string, unknown>;
  trigger: { at: string; by: { user: Record<string, unknown> }; operation: string | null };
  entity: unknown;
  action: { identifier: string; title: string };
  blueprint: { identifier: string } | null;
  run: { id: string };
}

interface TemplateFacts {
  inputs: Record<string, unknown>;
  actor: Actor;
  at: Date;
  operation: string | null;
  entity: unknown;
  action: { identifier: string; title: string };
  blueprint: string | null;
  runId: string;
}

/** What `.` stands for in the templates of an action. */
export function templateContext(facts: TemplateFacts): TemplateContext {
  const { inputs, actor, at, operation, entity, action, blueprint, runId } = facts;
  const user = userFacts(actor);
  return {
    inputs,
    user,
    trigger: { at: at.toISOString(), by: { user }, operation },
    entity,
    action,
    blueprint: blueprint === null ? null : { identifier: blueprint },
    run: { id: runId },
  };
}

function userFacts(actor: Actor): Record<string, unknown> {
  switch (actor.kind) {
    case 'person':
      return { id: actor.id, email: actor.email, name: actor.name, roles: [actor.role], teams: actor.teams };
    case 'machine':
      return { id: actor.id, email: null, name: actor.clientId, roles: [actor.role], teams: [] };
    default:
      return {};
  }
}
