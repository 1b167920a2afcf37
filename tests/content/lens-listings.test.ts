/** Which names of the quoted programs are marked as symbols: a false mark would be a false statement. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShikiHighlighter } from '@astrojs/markdown-remark/shiki';
import { describe, expect, it } from 'vitest';
import { symbolsInCode } from '../../src/book/text/code-symbols.ts';
import { markSymbols } from '../../src/book/text/mark-symbols.ts';
import { regionOf } from '../../src/book/text/region.ts';
import { attributesOf } from '../../src/book/text/source.ts';
import { codeTheme } from '../../src/styles/code-theme.ts';

const root = join(import.meta.dirname, '../..');

/** `name:symbol`, each pair once, in the order in which they first stand there. */
function marksOf(file: string, region: string): string[] {
  const { text } = regionOf(readFileSync(join(root, file), 'utf8'), file, region);
  const marks = symbolsInCode(text, file.endsWith('.py') ? 'python' : 'ts');
  return [...new Set(marks.map(({ name, symbol }) => `${name}:${symbol}`))];
}

const read: Record<string, string> = {
  'lib/nn/softmax.ts softmax': 'a:a z:z m:m n:n k:k',
  'lib/nn/losses.ts sparse-softmax-cross-entropy': 'delta:delta a:a z:z labels:c m:m n:n c:c y_j:y j:j',
  'lib/nn/dense.ts forward': 'z:z x:x W:w b:b m:m nIn:n nOut:n x_i:x j:j i:i',
  'lib/nn/dense.ts weight-gradient': 'dW:partial x:x delta:delta m:m nIn:n nOut:n x_i:x j:j i:i',
  'lib/nn/dense.ts input-gradient': 'delta:delta W:w m:m nIn:n nOut:n j:j i:i',
  'lib/optimisers/adam.ts step': 'w:w g:partial m:moment1 v:moment2 beta1:beta1 beta2:beta2 epsilon:epsilon',
  'lib/optimisers/momentum.ts step': 'w:w g:partial v:velocity eta:eta mu:mu velocity:velocity',
  'lib/optimisers/sgd.ts step': 'w:w g:partial eta:eta',
  'src/figures/mnist/program/keras.py load': 'x_train:x y_train:c x_test:x y_test:c',
  'src/figures/mnist/program/keras.py fit': 'x_train:x y_train:c batch_size:m',
  'src/figures/mnist/program/keras.py compile': 'loss:L',
};

describe('symbols in quoted code', () => {
  it.each(Object.entries(read))('%s: %s', (place, marks) => {
    const [file, region] = place.split(' ');
    expect(marksOf(file, region)).toEqual(marks.split(' '));
  });

  it('call m the batch size or a moment as the region says, and a bare m nothing', () => {
    const tagged = 'm[k] = beta1 * m[k]; // eq: adam-moments';
    expect(symbolsInCode(tagged, 'ts').map(({ symbol }) => symbol)).toEqual(['moment1', 'beta1', 'moment1']);
    expect(symbolsInCode('for (let m = 0; m < 3; m++) f(m);', 'ts')).toEqual([]);
    expect(symbolsInCode('const f = (m: number) => m;', 'ts').map(({ symbol }) => symbol)).toEqual(['m', 'm']);
  });

  it('leave unmarked what two equations of a region name differently', () => {
    expect(symbolsInCode('step(m);\n// eq: adam-moments, batch-mean', 'ts')).toEqual([]);
    expect(symbolsInCode('step(m);\n// eq: adam-moments', 'ts').map(({ symbol }) => symbol)).toEqual(['moment1']);
  });

  it('take a counter for the symbol only in the line of an equation that has it', () => {
    const text = 'for (let j = 0; j < 3; j++) f(j);\nfor (let j = 0; j < 3; j++) z[j] += b[j]; // eq: weighted-input';
    expect(
      symbolsInCode(text, 'ts')
        .filter(({ name }) => name === 'j')
        .map(({ start }) => text.slice(0, start).split('\n').length),
    ).toEqual([2, 2, 2, 2, 2]);
  });

  it('leave comments and strings alone, and the learning rate is no dropout rate', () => {
    expect(symbolsInCode("const s = 'z'; /* z */ // z, eq: relu", 'ts')).toEqual([]);
    expect(symbolsInCode('update(weights, rate); // eq: weight-update', 'ts')).toEqual([]);
  });

  it('are marked in the highlighted listing without changing a letter of it', async () => {
    const { text } = regionOf(readFileSync(join(root, 'lib/nn/softmax.ts'), 'utf8'), 'lib/nn/softmax.ts', 'softmax');
    const highlighter = await createShikiHighlighter({ theme: codeTheme });
    const html = await highlighter.codeToHtml(text, 'ts', { transformers: [markSymbols('ts')] });
    const plain = html
      .replace(/<[^>]*>/g, '')
      .replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
    expect(plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toBe(text);
    const marks = [...html.matchAll(/data-sym="(\w+)"/g)].map(([, id]) => id);
    expect(marks).toEqual(symbolsInCode(text, 'ts').map(({ symbol }) => symbol));
    expect(html).toContain('class="role-forward"');
  });

  it('are found in every tagged listing that a chapter quotes', () => {
    const chapters = readdirSync(join(root, 'content/chapters'));
    const quoted = new Set<string>();
    for (const slug of chapters) {
      const source = readFileSync(join(root, 'content/chapters', slug, 'en.mdx'), 'utf8');
      for (const [word] of source.matchAll(/<Listing [^>]*>/g)) {
        const [file] = attributesOf(word, 'Listing', 'file');
        const [region] = attributesOf(word, 'Listing', 'region');
        if (file && region) quoted.add(`${file} ${region}`);
      }
    }
    expect(quoted.size).toBeGreaterThan(5);
    for (const place of quoted) {
      const [file, region] = place.split(' ');
      const { text } = regionOf(readFileSync(join(root, file), 'utf8'), file, region);
      if (text.includes('eq: ')) expect(marksOf(file, region), place).not.toEqual([]);
    }
  });
});
