import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PastRun } from './past-run.ts';
import { hashText } from './random.ts';
import { type RetoldRun, retellRuns } from './retold-runs.ts';
import { parseWorkflowFile, type WorkflowFile } from './workflow-file.ts';

export interface Workflow {
  id: number;
  path: string;
  file: WorkflowFile | undefined;
  /** why `file` is missing */
  problem: string | undefined;
  state: 'active' | 'disabled_manually';
}

export interface Repository {
  id: number;
  hookId: number;
  owner: string;
  name: string;
  description: string;
  defaultBranch: string;
  refs: string[];
  headSha: string;
  files: Map<string, Buffer>;
  workflows: Workflow[];
  history: PastRun[];
}

interface Manifest {
  description?: string;
  defaultBranch?: string;
  branches?: string[];
  tags?: string[];
  history?: PastRun[];
  retold?: RetoldRun[];
}

/** Not part of the repository's contents: what files alone cannot say of it. */
const MANIFEST = '.stand-in.json';

/** Reads `<folder>/<owner>/<repository>/…`. */
export function loadRepositories(folder: string): Map<string, Repository> {
  const repositories = new Map<string, Repository>();
  for (const owner of folders(folder)) {
    for (const name of folders(path.join(folder, owner))) {
      const repository = loadRepository(path.join(folder, owner, name), owner, name);
      repositories.set(`${owner}/${name}`.toLowerCase(), repository);
    }
  }
  return repositories;
}

function loadRepository(root: string, owner: string, name: string): Repository {
  const files = new Map<string, Buffer>();
  collect(root, '', files);
  const manifest = JSON.parse(files.get(MANIFEST)?.toString() ?? '{}') as Manifest;
  files.delete(MANIFEST);
  const fullName = `${owner}/${name}`;
  const defaultBranch = manifest.defaultBranch ?? 'main';
  return {
    id: 100_000_000 + (hashText(fullName) % 900_000_000),
    hookId: 10_000_000 + (hashText(`hook ${fullName}`) % 90_000_000),
    owner,
    name,
    description: manifest.description ?? '',
    defaultBranch,
    refs: [
      ...[defaultBranch, ...(manifest.branches ?? [])].map((branch) => `refs/heads/${branch}`),
      ...(manifest.tags ?? []).map((tag) => `refs/tags/${tag}`),
    ],
    headSha: treeSha(files),
    files,
    workflows: [...files.keys()]
      .filter((file) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file))
      .map((file) => loadWorkflow(fullName, file, files.get(file)?.toString() ?? '')),
    history: retellRuns(manifest.history ?? [], manifest.retold ?? []),
  };
}

function loadWorkflow(fullName: string, file: string, source: string): Workflow {
  const id = 10_000_000 + (hashText(`${fullName}/${file}`) % 90_000_000);
  try {
    return { id, path: file, file: parseWorkflowFile(source, file), problem: undefined, state: 'active' };
  } catch (error) {
    return { id, path: file, file: undefined, problem: (error as Error).message, state: 'active' };
  }
}

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function folders(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function collect(root: string, prefix: string, files: Map<string, Buffer>): void {
  for (const entry of entriesOf(path.join(root, prefix))) {
    const relative = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) collect(root, relative, files);
    else if (entry.isFile()) files.set(relative, readFileSync(path.join(root, relative)));
  }
}

/** Git's own name of a blob. */
export function blobSha(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

function treeSha(files: Map<string, Buffer>): string {
  const hash = createHash('sha1');
  for (const [file, content] of files) hash.update(`${file}\0${blobSha(content)}\n`);
  return hash.digest('hex');
}

/** The full ref that `ref` names (`main`, `refs/heads/main`, a tag), or undefined when there is none. */
export function resolveRef(repository: Repository, ref: string): string | undefined {
  return [ref, `refs/heads/${ref}`, `refs/tags/${ref}`].find((full) => repository.refs.includes(full));
}

/** By number, by file name or by path, as the API allows. */
export function findWorkflow(repository: Repository, id: string): Workflow | undefined {
  return repository.workflows.find(
    (workflow) => String(workflow.id) === id || workflow.path === id || workflow.path.endsWith(`/${id}`),
  );
}
