/**
 * Compiles the SIMD kernels in all their builds, one after the other in one process: the compiler's start is most of the
 * time. Arguments: the sources' entry, the folder to write to. A build's words go to standard error, the first failure
 * ends with status 1.
 */
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import { type KernelsBuild, kernelsBuilds } from './build.ts';

const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--use', 'abort='];

/** A module of shared memory says how much it may ever have: the whole of the address space. */
const sharedMemory = ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

function features({ relaxed, shared }: KernelsBuild): string[] {
  const names = ['simd', ...(relaxed ? ['relaxed-simd'] : []), ...(shared ? ['threads'] : [])];
  return ['--enable', names.join(','), ...(shared ? sharedMemory : [])];
}

const [entry, folder] = process.argv.slice(2) as [string, string];
for (const build of kernelsBuilds) {
  const file = join(folder, build.file);
  const { error, stderr } = await main([entry, '--outFile', file, ...options, ...features(build)]);
  if (error) {
    process.stderr.write(`${stderr}\n${error}\n`);
    process.exit(1);
  }
}
