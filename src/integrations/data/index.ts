/**
 * Sees to it, before the book is served or built, that MNIST's shards lie in `public/` where they can be had. Where they
 * cannot, it says what is missing and the book goes on without: its pages say so too.
 */
import type { AstroIntegration } from 'astro';
import { prepareMnist } from './prepare.ts';

export default function data(): AstroIntegration {
  return {
    name: 'data',
    hooks: {
      'astro:config:setup': async ({ command, isRestart, logger }) => {
        if (isRestart || (command !== 'dev' && command !== 'build')) return;
        const result = await prepareMnist({ optional: true, say: (line) => logger.info(line) });
        if (result.state === 'missing') logger.warn(result.report);
        if (result.state === 'made') logger.info(`MNIST: ${result.files} shards in ${result.out}`);
      },
    },
  };
}
