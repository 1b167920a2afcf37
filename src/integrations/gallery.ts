/** The gallery of the kit at /kit/, where the book is being written: in `npm run dev` only. */
import type { AstroIntegration } from 'astro';

export default function gallery(): AstroIntegration {
  return {
    name: 'gallery',
    hooks: {
      'astro:config:setup'({ command, injectRoute }) {
        if (command === 'dev') injectRoute({ pattern: '/kit', entrypoint: './src/kit/examples/gallery.astro' });
      },
    },
  };
}
