/** The road of a formula: parsed strictly, set by KaTeX, its symbols tagged. */
import { compile } from '@mdx-js/mdx';
import katex from 'katex';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { equations } from '../../lib/equations/index.ts';
import { notation, symbolIds } from '../../lib/notation.ts';
import { remarkHeadingIds } from '../../src/book/text/markdown/heading-ids.ts';
import { rehypeInlineFormulas } from '../../src/book/text/markdown/inline-formulas.ts';
import { rehypeLeanFormulas } from '../../src/book/text/markdown/lean-formulas.ts';
import { rehypeStrictTex, texOptions } from '../../src/book/text/markdown/strict-tex.ts';
import { rehypeSymbols, renderFormula } from '../../src/book/text/markdown/symbols.ts';

/** A chapter's source through the plugins that astro.config.mjs names. */
const set = async (mdx: string): Promise<string> =>
  String(
    await compile(new VFile({ value: mdx, path: 'content/chapters/trial/en.mdx' }), {
      jsx: true,
      remarkPlugins: [remarkMath, remarkHeadingIds],
      rehypePlugins: [
        [rehypeKatex, texOptions()],
        rehypeStrictTex,
        rehypeSymbols,
        rehypeInlineFormulas,
        rehypeLeanFormulas,
      ],
    }),
  );

/** id:role of each tagged symbol, in the order of the page. */
const tags = (html: string): string[] =>
  [...html.matchAll(/<(?:span|i)[^>]*data-sym="(\w+)"[^>]*>/g)].map(
    ([span, id]) => `${id}:${/role-(\w+)/.exec(span)?.[1] ?? ''}`,
  );

describe('a formula that cannot be set', () => {
  it.each([
    ['an unknown command', '$\\foo{z}$'],
    ['a brace that is never closed', '$\\frac{1}{2$'],
    ['Chinese in maths', '$z_{层}$'],
    ['a display', '$$\nw \\undefinedcommand x\n$$'],
  ])('fails the build with file and formula: %s', async (_name, mdx) => {
    const tex = mdx.replaceAll('$', '').trim();
    await expect(set(`Text.\n\n${mdx}\n`)).rejects.toThrow(
      new RegExp(`content/chapters/trial/en\\.mdx.*${tex.replace(/[\\{}]/g, '\\$&')}`),
    );
  });

  it('lets a good one through', async () => {
    expect(await set('The sum $z_j^l = \\sum_i w_{ij}^l x_i^l$.')).toContain('katex');
  });
});

describe('what a formula carries', () => {
  const tex = '\\frac{\\partial L}{\\partial w_{ij}^l} = \\sqrt{v_t}';
  const lean = renderFormula(tex);

  it('is MathML and HTML, the TeX no third time, and no length finer than a hundredth of an em', async () => {
    for (const html of [lean, await set(`In the text $${tex}$.`)]) {
      expect(html).toContain('mfrac>');
      expect(html).toContain('katex-html');
      expect(html).not.toMatch(/annotation|semantics|w3\.org\/1998|\d\.\d{3,}em/);
    }
  });

  it('has no MathML where a letter or a number alone is read as it stands, and that of every row else', () => {
    const hidden = (one: string) => [/<math/.test(one), /katex-html[^"]*" aria-hidden="true"/.test(one)];
    for (const alone of ['\\eta', 'w', '10']) expect(hidden(renderFormula(alone))).toEqual([false, false]);
    for (const more of ['w_t', '-1', '\\hat m', '\\mathbf{W}x'])
      expect(hidden(renderFormula(more))).toEqual([true, true]);
    expect(renderFormula('\\begin{aligned} a &= \\dfrac{1}{2} \\end{aligned}')).toContain(
      '<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mtd></mtr></mtable>',
    );
  });

  it('says and shows the same as KaTeX does', () => {
    const shown = (html: string) => html.replace(/<annotation.*?<\/annotation>|<[^>]*>|\u200b/g, '');
    expect(shown(lean)).toBe(shown(katex.renderToString(tex, texOptions())));
  });
});

describe('heading ids', () => {
  it('are taken from the source, and the braces are gone', async () => {
    const out = await set('## The data {#data}\n\n### Zwei {#in-code}\n');
    expect(out).toMatch(/id="data"/);
    expect(out).toMatch(/href="#data"[^>]*>\{?"?The data"?\}?</);
    expect(out).toContain('id="in-code"');
    expect(out).not.toContain('{#');
  });

  it('leave MDX expressions alone', async () => {
    expect(await set('Two and two is {2 + 2}.')).toContain('{2 + 2}');
  });

  it('are refused twice, and in running text', async () => {
    await expect(set('## A {#a}\n\n## B {#a}\n')).rejects.toThrow('used twice');
    await expect(set('Text {#here} goes on.')).rejects.toThrow('may only end a heading');
  });
});

describe('tagged symbols', () => {
  it('carry their id and role, indices included', () => {
    expect(
      tags(renderFormula('z_j^l = w_{ij}^l x_i^l + b_j^l')).filter((tag) => tag.endsWith('d') || tag.endsWith('r')),
    ).toEqual(['z:forward', 'w:parameter', 'x:forward', 'b:parameter']);
    expect(tags(renderFormula('\\frac{\\partial L}{\\partial w} - \\eta \\delta'))).toEqual(
      expect.arrayContaining(['partial:backward', 'L:target', 'w:parameter', 'eta:optimiser', 'delta:backward']),
    );
  });

  it('are found under accents and in exponents', () => {
    expect(tags(renderFormula('\\hat m_t'))).toContain('moment1:optimiser');
    expect(tags(renderFormula('e^{z_j}'))).toContain('z:forward');
  });

  it('read m as the batch size in prose and as a moment where its index or the equation says so', () => {
    expect(tags(renderFormula('m'))).toEqual(['m:']);
    expect(tags(renderFormula('m_t'))).toContain('moment1:optimiser');
    expect(tags(renderFormula('m', { symbols: ['moment1'] }))).toEqual(['moment1:optimiser']);
  });

  it('read m_1 as a moment at step 1, and leave open which v_t is meant where nothing says it', () => {
    expect(tags(renderFormula('\\hat m_1'))).toEqual(['moment1:optimiser']);
    expect(tags(renderFormula('m_1'))).toEqual(['moment1:optimiser']);
    expect(renderFormula('v_t')).toContain('role-optimiser');
    expect(renderFormula('v_t')).not.toMatch(/data-sym="(moment2|velocity)"/);
    expect(tags(renderFormula('v_t', { symbols: ['velocity', 't'] }))).toEqual(['velocity:optimiser', 't:']);
  });

  it("take the chapter's own equations for an answer: v_t is Adam's where the chapter teaches Adam, open where it teaches both", async () => {
    const adam = '<Equation id="adam-moments" />\n\nThe mean $v_t$.';
    expect(await set(adam)).toContain('data-sym="moment2"');
    expect(await set(adam.replace('adam-moments', 'momentum'))).toContain('data-sym="velocity"');
    expect(await set(`<Equation id="momentum" />\n\n${adam}`)).not.toMatch(/moment2|velocity/);
  });

  it('tell β₁ from β₂', () => {
    expect(tags(renderFormula('\\beta_1^t \\beta_2'))).toEqual(
      expect.arrayContaining(['beta1:optimiser', 'beta2:optimiser']),
    );
  });

  it('are known in the bold matrices of a batch', () => {
    expect(tags(renderFormula('\\mathbf{Z}^l = \\mathbf{X}^l \\mathbf{W}^l'))).toEqual(
      expect.arrayContaining(['z:forward', 'x:forward', 'w:parameter']),
    );
  });

  it('are letters, not numbers', () => {
    expect(tags(renderFormula('1 + 10 - 0'))).toEqual([]);
  });

  it('leave words alone', () => {
    expect(tags(renderFormula('\\mathrm{max}(0, z)'))).toEqual(['z:forward']);
    expect(tags(renderFormula('\\max(0, z)'))).toEqual(['z:forward']);
  });

  it('work in running text as in an equation', async () => {
    expect(await set('The input $z$.')).toMatch(/role-forward/);
  });

  it('add nothing to what is read aloud', () => {
    const [, mathml] = renderFormula('z_j').split('katex-mathml');
    expect(mathml.split('</math>')[0]).not.toContain('data-sym');
  });
});

describe('formulas in running text', () => {
  it('hold on to the punctuation behind them', async () => {
    expect(await set('设 $z$；又 $a$，完。')).toContain('\u2060；');
  });

  it('stay whole when short and may break when long', async () => {
    const out = await set('$z = 1$ and $a + b + x + y + z + w + a + b + x + y + z + w$');
    expect(out.match(/katex-short/g)).toHaveLength(1);
  });
});

describe('the registry', () => {
  it.each(equations.map((equation) => [equation.id, equation] as const))('%s can be set', (_id, { tex }) => {
    expect(() => renderFormula(tex, { display: true })).not.toThrow();
  });

  it.each(equations.map((equation) => [equation.id, equation] as const))(
    '%s shows every symbol of its legend',
    (_id, { tex, symbols }) => {
      const shown = new Set(tags(renderFormula(tex, { symbols })).map((tag) => tag.split(':')[0]));
      expect([...shown].sort()).toEqual([...symbols].sort());
    },
  );

  it('is plain TeX, without colours or classes', () => {
    for (const { id, tex } of equations) expect(tex, id).not.toMatch(/\\(html|color|textcolor|class|style|cssId)/);
  });

  it('and the notation: every symbol can be set', () => {
    for (const id of symbolIds) expect(() => renderFormula(notation[id].tex)).not.toThrow();
  });
});
