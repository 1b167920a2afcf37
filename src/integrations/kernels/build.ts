/**
 * Compiles the SIMD kernels when their sources are newer than the module. Run as a program it says what
 * it made; safe when two processes build at once (each writes its own file, the last rename wins).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../lib/kernels/assembly/', import.meta.url));
export const kernelsFolder = folder;
export const kernelsModule = join(folder, 'build', 'kernels.wasm');

const compilerOptions = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--importMemory',
  '--use',
  'abort=',
];

/** Compiles if needed. Returns the module's size in bytes and whether it was compiled now. Throws the compiler's words. */
export function buildKernels(): { bytes: number; compiled: boolean } {
  const compiled = isStale();
  if (compiled) compile();
  return { bytes: statSync(kernelsModule).size, compiled };
}

function isStale(): boolean {
  const made = statSync(kernelsModule, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return true;
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
  return [...sources, fileURLToPath(import.meta.url)].some((path) => statSync(path).mtimeMs >= made);
}

function compile(): void {
  mkdirSync(dirname(kernelsModule), { recursive: true });
  const started = new Date();
  const bin = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const partial = `${kernelsModule}.${process.pid}`;
  const entry = join(folder, 'index.ts');
  const run = spawnSync(process.execPath, [bin, entry, '--outFile', partial, ...compilerOptions], { encoding: 'utf8' });
  if (run.status !== 0) {
    rmSync(partial, { force: true });
    throw new Error(`The SIMD kernels do not compile:\n${run.stderr || run.error}`);
  }
  utimesSync(partial, started, started); // so that a source saved meanwhile counts as newer
  renameSync(partial, kernelsModule);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, compiled } = buildKernels();
  console.error(`kernels.wasm: ${bytes.toLocaleString('en')} bytes, ${compiled ? 'compiled' : 'up to date'}`);
}
