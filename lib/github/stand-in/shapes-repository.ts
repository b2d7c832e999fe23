import { blobSha, type Repository, type Workflow } from './fixtures.ts';
import { hashText } from './random.ts';
import { fullName } from './store.ts';

type Json = Record<string, unknown>;

/** When the repositories of the fixtures came to be, as far as answers tell. */
const SINCE = '2026-01-12T09:00:00Z';

function nodeId(kind: string, id: number): string {
  return Buffer.from(`0${kind.length}:${kind}${id}`).toString('base64');
}

/** An account: the owner of a repository or who acts in it. */
export function userShape(base: string, login: string, type: 'User' | 'Organization' | 'Bot'): Json {
  const id = 1_000_000 + (hashText(`user ${login}`) % 100_000_000);
  const name = encodeURIComponent(login);
  const url = `${base}/users/${name}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${base}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${base}/${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** Path of each link of a repository below its own URL. */
const LINKS: Record<string, string> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** The short form, as it stands inside runs. */
export function minimalRepository(base: string, repository: Repository): Json {
  const url = `${base}/repos/${fullName(repository)}`;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: false,
    owner: userShape(base, repository.owner, 'Organization'),
    html_url: `${base}/${fullName(repository)}`,
    description: repository.description,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(LINKS).map(([name, path]) => [name, url + path])),
  };
}

/** The long form, as `GET /repos/{owner}/{repo}` and webhooks give it. */
export function fullRepository(base: string, repository: Repository): Json {
  const html = `${base}/${fullName(repository)}`;
  return {
    ...minimalRepository(base, repository),
    created_at: SINCE,
    updated_at: SINCE,
    pushed_at: SINCE,
    git_url: `git:${html.replace(/^\w+:/, '')}.git`,
    ssh_url: `git@localhost:${fullName(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: null,
    size: [...repository.files.values()].reduce((total, file) => total + file.length, 0),
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: 'public',
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: repository.defaultBranch,
    network_count: 0,
    subscribers_count: 0,
  };
}

export function workflowShape(base: string, repository: Repository, workflow: Workflow): Json {
  const html = `${base}/${fullName(repository)}`;
  const file = workflow.path.split('/').at(-1);
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.file?.name ?? workflow.path,
    path: workflow.path,
    state: workflow.state,
    created_at: SINCE,
    updated_at: SINCE,
    url: `${base}/repos/${fullName(repository)}/actions/workflows/${workflow.id}`,
    html_url: `${html}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${html}/actions/workflows/${file}/badge.svg`,
  };
}

/** A file or folder as a listing of its folder shows it; `kind` dir has no content of its own. */
export function contentEntry(
  base: string,
  repository: Repository,
  path: string,
  ref: string,
  content: Buffer | undefined,
): Json {
  const sha = blobSha(content ?? Buffer.from(path));
  const kind = content ? 'file' : 'dir';
  const git = `${base}/repos/${fullName(repository)}/git/${content ? 'blobs' : 'trees'}/${sha}`;
  const self = `${base}/repos/${fullName(repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const html = `${base}/${fullName(repository)}/${content ? 'blob' : 'tree'}/${ref}/${path}`;
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size: content?.length ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: content ? `${base}/raw/${fullName(repository)}/${ref}/${path}` : null,
    type: kind,
    _links: { self, git, html },
  };
}

/** A whole file, its content in base64 broken into lines as GitHub breaks it. */
export function contentFile(
  base: string,
  repository: Repository,
  path: string,
  ref: string,
  content: Buffer,
): Json {
  const encoded = content.toString('base64').replace(/.{60}/g, '$&\n');
  return {
    ...contentEntry(base, repository, path, ref, content),
    content: `${encoded}\n`,
    encoding: 'base64',
  };
}
