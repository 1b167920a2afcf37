/**
 * Names for what is being written, so that nothing half made is ever taken for whole: it is renamed when it is done. The name
 * holds the writer's process id, so that one process does not clear away what another is still writing.
 */
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where to write what is to become `path`. */
export const unfinished = (path: string): string => `${path}.${process.pid}.part`;

/** Removes what was to become `path`, where its writer is this process or one that is gone. */
export function removeUnfinished(path: string): void {
  for (const name of namesIn(dirname(path))) {
    const [whole, writer] = /\.(\d+)\.part$/.exec(name) ?? [];
    if (whole === undefined || name !== basename(path) + whole) continue;
    const pid = Number(writer);
    if (pid === process.pid || !isAlive(pid)) rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // no such folder: nothing to remove
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another user's
  }
}
