/** The SIMD kernels are compiled before any test reads them. */
import { execFileSync } from 'node:child_process';

export default function setup(): void {
  execFileSync(process.execPath, ['src/integrations/kernels/build.ts'], { stdio: 'inherit' });
}
