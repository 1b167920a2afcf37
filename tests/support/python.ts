/** The Python of this machine, and what it has: tests that need more than there is are skipped by name. */
import { spawnSync } from 'node:child_process';

const known = new Map<string, boolean>();

/** Whether this machine's Python has these modules (looked for, not loaded); with none, whether there is Python. */
export function has(...modules: string[]): boolean {
  const script = `import importlib.util, sys\nsys.exit(not all(map(importlib.util.find_spec, sys.argv[1:])))`;
  const asked = modules.join();
  if (!known.has(asked)) known.set(asked, spawnSync('python3', ['-c', script, ...modules]).status === 0);
  return known.get(asked) === true;
}
