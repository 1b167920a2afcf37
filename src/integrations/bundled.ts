/**
 * `import text from './realm.ts?bundled'`: a script with all that it imports, as one text. The realm of the reader's function has
 * no network from which it could fetch its own parts.
 */
import { build, type Plugin } from 'vite';

const mark = '?bundled';

export function bundledText(): Plugin {
  return {
    name: 'bundled-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(mark)) return null;
      const made = await build({
        configFile: false,
        logLevel: 'error',
        build: {
          write: false,
          minify: true,
          rolldownOptions: {
            input: id.slice(0, -mark.length),
            output: { format: 'iife', codeSplitting: false },
          },
        },
      });
      const [{ output }] = [made].flat() as {
        output: readonly { type: string; code?: string; moduleIds?: string[] }[];
      }[];
      if (output.length !== 1 || output[0].code === undefined) {
        throw new Error(`${id}: expected one script, found ${output.length} files`);
      }
      for (const file of output[0].moduleIds ?? []) this.addWatchFile(file);
      return `export default ${JSON.stringify(`'use strict';${output[0].code}`)};`;
    },
  };
}
