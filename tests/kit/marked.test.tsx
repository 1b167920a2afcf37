import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { symbolsInCode } from '../../src/book/text/code-symbols.ts';
import { Marked } from '../../src/kit/Marked.tsx';

describe('code in a figure', () => {
  it('keeps every letter and marks the symbols', () => {
    const code = 'model.fit(x_train, y_train, batch_size=32) # x_train';
    const html = render(<Marked code={code} marks={symbolsInCode(code, 'python')} />);
    expect(html.replace(/<[^>]*>/g, '')).toBe(code);
    expect([...html.matchAll(/data-sym="(\w+)"[^>]*>([^<]*)/g)].map(([, id, name]) => `${name}:${id}`)).toEqual([
      'x_train:x',
      'y_train:c',
      'batch_size:m',
    ]);
  });

  it('is plain where nothing is marked', () => {
    expect(render(<Marked code="a < b" marks={[]} />)).toBe('<code class="marked">a &lt; b</code>');
  });
});
