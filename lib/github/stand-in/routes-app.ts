import { type Call, failure, type Reply, type Route, route } from './http.ts';
import { userShape } from './shapes-repository.ts';
import { type World, withRepository } from './world.ts';

const APPS = '/apps/apps';
const OF_REPOSITORY = `${APPS}#get-a-repository-installation-for-the-authenticated-app`;
const OF_ORG = `${APPS}#get-an-organization-installation-for-the-authenticated-app`;
const TOKEN = `${APPS}#create-an-installation-access-token-for-an-app`;

/** What an App may do: actions and contents, as it was given when it was made. */
const PERMISSIONS = { actions: 'write', contents: 'read', metadata: 'read' };
const EVENTS = ['workflow_job', 'workflow_run'];

/** What only an App asks, and proves itself for with a token it signed. */
export function appRoutes(world: World): Route[] {
  return [
    route('GET', '/orgs/:org/installation', OF_ORG, (call) =>
      installation(world, call.params.org ?? '', OF_ORG),
    ),
    route(
      'GET',
      '/repos/:owner/:repo/installation',
      OF_REPOSITORY,
      withRepository(world, OF_REPOSITORY, (repository) =>
        installation(world, repository.owner, OF_REPOSITORY),
      ),
    ),
    route('POST', '/app/installations/:id/access_tokens', TOKEN, (call) => accessToken(world, call)),
  ];
}

/** Whether a path is for Apps alone. */
export function isForApps(path: string): boolean {
  return /^\/app(\/|$)/.test(path) || /^\/(orgs\/[^/]+|repos\/[^/]+\/[^/]+)\/installation$/.test(path);
}

function installation(world: World, owner: string, doc: string): Reply {
  const id = world.app.of(owner);
  if (id === undefined) return failure(404, 'Not Found', doc);
  const at = new Date(0).toISOString();
  return {
    status: 200,
    body: {
      id,
      account: userShape(world.base, owner, 'Organization'),
      repository_selection: 'all',
      access_tokens_url: `${world.base}/app/installations/${id}/access_tokens`,
      repositories_url: `${world.base}/installation/repositories`,
      html_url: `${world.base}/organizations/${owner}/settings/installations/${id}`,
      app_id: Number(world.configuration.app?.id ?? 0),
      target_id: id,
      target_type: 'Organization',
      permissions: PERMISSIONS,
      events: EVENTS,
      created_at: at,
      updated_at: at,
      single_file_name: null,
      has_multiple_single_files: false,
      single_file_paths: [],
      app_slug: 'portal',
      suspended_by: null,
      suspended_at: world.app.suspended ? at : null,
    },
  };
}

function accessToken(world: World, call: Call): Reply {
  const owner = world.app.ownerOf(Number(call.params.id));
  if (owner === undefined) return failure(404, 'Not Found', TOKEN);
  if (world.app.suspended) return failure(403, 'This installation has been suspended', TOKEN);
  const { token, expiresAt } = world.app.issue(owner);
  return {
    status: 201,
    body: {
      token,
      expires_at: expiresAt.toISOString().replace('.000Z', 'Z'),
      permissions: PERMISSIONS,
      repository_selection: 'all',
    },
  };
}
