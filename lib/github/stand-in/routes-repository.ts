import { findWorkflow, type Repository, resolveRef } from './fixtures.ts';
import { type Call, failure, paginate, type Reply, type Route, route } from './http.ts';
import { contentEntry, contentFile, fullRepository, workflowShape } from './shapes-repository.ts';
import { type World, withRepository, withWorkflow } from './world.ts';

const REPOSITORY = '/repos/repos#get-a-repository';
const CONTENTS = '/repos/contents#get-repository-content';
const LIST = '/actions/workflows#list-repository-workflows';
const ONE = '/actions/workflows#get-a-workflow';

/** Repositories, their contents and their workflows. */
export function repositoryRoutes(world: World): Route[] {
  const workflow = '/repos/:owner/:repo/actions/workflows/:workflow';
  return [
    route(
      'GET',
      '/repos/:owner/:repo',
      REPOSITORY,
      withRepository(world, REPOSITORY, (repository) => ({
        status: 200,
        body: fullRepository(world.base, repository),
      })),
    ),
    ...['/repos/:owner/:repo/contents', '/repos/:owner/:repo/contents/*path'].map((path) =>
      route(
        'GET',
        path,
        CONTENTS,
        withRepository(world, CONTENTS, (repository, call) => contents(world, repository, call)),
      ),
    ),
    route(
      'GET',
      '/repos/:owner/:repo/actions/workflows',
      LIST,
      withRepository(world, LIST, (repository, call) => {
        const { page, headers } = paginate(call, world.base, repository.workflows);
        const workflows = page.map((item) => workflowShape(world.base, repository, item));
        return { status: 200, headers, body: { total_count: repository.workflows.length, workflows } };
      }),
    ),
    route(
      'GET',
      workflow,
      ONE,
      withWorkflow(world, ONE, (repository, found) => ({
        status: 200,
        body: workflowShape(world.base, repository, found),
      })),
    ),
    ...(['enable', 'disable'] as const).map((verb) =>
      route(
        'PUT',
        `${workflow}/${verb}`,
        `/actions/workflows#${verb}-a-workflow`,
        withRepository(world, ONE, (repository, call) => switchWorkflow(world, repository, call, verb)),
      ),
    ),
  ];
}

function switchWorkflow(world: World, repository: Repository, call: Call, verb: 'enable' | 'disable'): Reply {
  const workflow = findWorkflow(repository, call.params.workflow ?? '');
  if (!workflow) return failure(404, 'Not Found', ONE);
  const state = verb === 'enable' ? 'active' : 'disabled_manually';
  world.store.saveWorkflowState(repository, workflow.path, state);
  return { status: 204 };
}

function contents(world: World, repository: Repository, call: Call): Reply {
  const ref = call.url.searchParams.get('ref') ?? repository.defaultBranch;
  if (!resolveRef(repository, ref) && ref !== repository.headSha)
    return failure(404, `No commit found for the ref ${ref}`, CONTENTS);
  const path = (call.params.path ?? '').replace(/\/+$/, '');
  const file = repository.files.get(path);
  if (file) {
    if (/\bapplication\/vnd\.github\.(v3\.)?raw\b/.test(call.headers.accept ?? ''))
      return {
        status: 200,
        body: file,
        headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
      };
    return { status: 200, body: contentFile(world.base, repository, path, ref, file) };
  }
  const entries = folderEntries(repository, path);
  if (entries.size === 0) return failure(404, 'Not Found', CONTENTS);
  const body = [...entries].map(([entry, content]) =>
    contentEntry(world.base, repository, entry, ref, content),
  );
  return { status: 200, body };
}

/** What stands directly in the folder: files with their content, folders with none. */
function folderEntries(repository: Repository, path: string): Map<string, Buffer | undefined> {
  const prefix = path === '' ? '' : `${path}/`;
  const entries = new Map<string, Buffer | undefined>();
  for (const [file, content] of repository.files) {
    if (!file.startsWith(prefix)) continue;
    const [first = '', ...deeper] = file.slice(prefix.length).split('/');
    entries.set(prefix + first, deeper.length === 0 ? content : undefined);
  }
  return entries;
}
