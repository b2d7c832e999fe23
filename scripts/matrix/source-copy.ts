import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** A copy of the sources as they are now, beside the same dependencies: there checks can be taken out. */
export function copySources(root: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const name of listed.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)))) {
    mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
    copyFileSync(path.join(root, name), path.join(target, name));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(target, 'node_modules'));
}
