/**
 * Compiles the SIMD kernels before a build, and in `npm run dev` again whenever one of their sources is
 * saved. The page and its worker then import `kernels.wasm` like any other file.
 */
import type { AstroIntegration } from 'astro';
import { buildKernels, kernelsFolder, sizesText } from './build.ts';

export default function kernels(): AstroIntegration {
  return {
    name: 'kernels',
    hooks: {
      'astro:config:setup': ({ updateConfig, logger }) => {
        const compile = () => {
          const { sizes, compiled } = buildKernels();
          if (compiled) logger.info(sizesText(sizes));
        };
        updateConfig({ vite: { plugins: [kernelsPlugin(compile, (problem) => logger.error(problem))] } });
      },
    },
  };
}

/** The Vite plugin: `compile` at the start, and at each save under the sources' folder. */
function kernelsPlugin(compile: () => void, report: (problem: string) => void) {
  return {
    name: 'kernels',
    buildStart: compile,
    configureServer({ watcher }: { watcher: { on(event: 'change', heard: (path: string) => void): unknown } }) {
      watcher.on('change', (path) => {
        if (!path.startsWith(kernelsFolder) || !path.endsWith('.ts')) return;
        try {
          compile();
        } catch (error) {
          report(String(error));
        }
      });
    },
  };
}
