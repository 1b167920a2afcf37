/**
 * Compiles the SIMD kernels when their sources are newer than the modules. Run as a program it says what
 * it made; safe when two processes build at once (each writes its own files, the last rename wins).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface KernelsBuild {
  readonly file: string;
  /** Products and sums in one operation where the processor has it: rounds as the processor likes. */
  readonly relaxed: boolean;
  /** In a memory that threads share. */
  readonly shared: boolean;
}

/** One source, four modules; the first is what everything uses unless told otherwise. */
export const kernelsBuilds: readonly KernelsBuild[] = [
  { file: 'kernels.wasm', relaxed: false, shared: false },
  { file: 'kernels-shared.wasm', relaxed: false, shared: true },
  { file: 'kernels-relaxed.wasm', relaxed: true, shared: false },
  { file: 'kernels-relaxed-shared.wasm', relaxed: true, shared: true },
];

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
export const kernelsFolder = here('../../../lib/kernels/assembly/');
const buildFolder = join(kernelsFolder, 'build');

/** Where the module of a build lies. */
export const kernelsModule = ({ file } = kernelsBuilds[0] as KernelsBuild): string => join(buildFolder, file);

/** Compiles if needed. Returns the modules' sizes in bytes and whether they were compiled now. Throws the compiler's words. */
export function buildKernels(): { sizes: { file: string; bytes: number }[]; compiled: boolean } {
  const compiled = isStale();
  if (compiled) compile();
  const sizes = kernelsBuilds.map((build) => ({ file: build.file, bytes: statSync(kernelsModule(build)).size }));
  return { sizes, compiled };
}

/** `kernels.wasm: 17,089 bytes` and so on, on one line. */
export const sizesText = (sizes: readonly { file: string; bytes: number }[]): string =>
  sizes.map(({ file, bytes }) => `${file}: ${bytes.toLocaleString('en')} bytes`).join(', ');

function isStale(): boolean {
  const made = kernelsBuilds.map((build) => statSync(kernelsModule(build), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const sources = readdirSync(kernelsFolder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(kernelsFolder, name));
  const newest = [...sources, here('build.ts'), here('compile.ts')].map((path) => statSync(path).mtimeMs);
  return Math.max(...newest) >= Math.min(...made);
}

function compile(): void {
  mkdirSync(buildFolder, { recursive: true });
  const started = new Date();
  const partial = mkdtempSync(join(buildFolder, 'partial-'));
  try {
    const words = [here('compile.ts'), join(kernelsFolder, 'index.ts'), partial];
    const run = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`The SIMD kernels do not compile:\n${run.stderr || run.error}`);
    for (const build of kernelsBuilds) {
      const made = join(partial, build.file);
      utimesSync(made, started, started); // so that a source saved meanwhile counts as newer
      renameSync(made, kernelsModule(build));
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes, compiled } = buildKernels();
  console.error(`${sizesText(sizes)} (${compiled ? 'compiled' : 'up to date'})`);
}
