import createEnvironment from '#blueprints/demo/actions/create-environment.json' with { type: 'json' };
import decommissionService from '#blueprints/demo/actions/decommission-service.json' with { type: 'json' };
import deployService from '#blueprints/demo/actions/deploy-service.json' with { type: 'json' };
import provisionDatabase from '#blueprints/demo/actions/provision-database.json' with { type: 'json' };
import requestAccess from '#blueprints/demo/actions/request-access.json' with { type: 'json' };
import rollBack from '#blueprints/demo/actions/roll-back.json' with { type: 'json' };
import rotateSecret from '#blueprints/demo/actions/rotate-secret.json' with { type: 'json' };
import scaffoldService from '#blueprints/demo/actions/scaffold-service.json' with { type: 'json' };
import database from '#blueprints/demo/blueprints/database.json' with { type: 'json' };
import deployment from '#blueprints/demo/blueprints/deployment.json' with { type: 'json' };
import environment from '#blueprints/demo/blueprints/environment.json' with { type: 'json' };
import incident from '#blueprints/demo/blueprints/incident.json' with { type: 'json' };
import repository from '#blueprints/demo/blueprints/repository.json' with { type: 'json' };
import service from '#blueprints/demo/blueprints/service.json' with { type: 'json' };
import permissions from '#blueprints/demo/permissions.json' with { type: 'json' };
import type { ActionPermissions } from '#lib/actions/permissions.ts';

interface DemoAction {
  identifier: string;
  /** exactly as shipped */
  document: Record<string, unknown>;
  permissions: ActionPermissions;
  operation: string;
  blueprint: string;
  /** file name in the repository of the golden paths */
  workflow: string;
}

/** The blueprints of the demo, targets of relations first. */
export function demoBlueprints(): { identifier: string }[] {
  return [repository, environment, service, database, deployment, incident];
}

const ACTIONS = [
  scaffoldService,
  provisionDatabase,
  createEnvironment,
  deployService,
  rollBack,
  requestAccess,
  rotateSecret,
  decommissionService,
];

export function demoActions(): DemoAction[] {
  return ACTIONS.map((document) => ({
    identifier: document.identifier,
    document,
    permissions: permissions[document.identifier as keyof typeof permissions],
    operation: document.trigger.operation,
    blueprint: document.trigger.blueprintIdentifier,
    workflow: document.invocationMethod.workflow,
  }));
}

/** Where the workflows of the demo's actions live. */
export const GOLDEN_PATHS = { org: 'quayside-demo', repo: 'golden-paths', ref: 'main' } as const;
