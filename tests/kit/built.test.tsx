import { lazy, Suspense } from 'preact/compat';
import { renderToStringAsync } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BuiltFor, Formula, Formulas, give, Kept } from '../../src/kit/built.tsx';

const Figure = lazy(async () => ({
  default: () => (
    <>
      <Kept name="curve" />
      <Formula tex="w" />
      <Formulas tex={['w', 'b']} />
    </>
  ),
}));

async function drawn(figure: string): Promise<string> {
  const html = await renderToStringAsync(
    <BuiltFor.Provider value={figure}>
      <Suspense fallback={null}>
        <Figure />
      </Suspense>
    </BuiltFor.Provider>,
  );
  return html.replace(/<!--.*?-->/g, '');
}

describe('what the build gives a figure', () => {
  it('is its own, also while another figure of the page is drawn', async () => {
    const pages = ['one', 'other'].map((figure) => {
      give(figure, { html: { curve: `<svg>${figure}</svg>` }, formula: (tex) => `<b>${figure} ${tex}</b>` });
      return drawn(figure);
    });
    expect(await Promise.all(pages)).toEqual(
      ['one', 'other'].map(
        (figure) =>
          `<div><svg>${figure}</svg></div><span class="formula"><b>${figure} w</b></span>` +
          `<template data-of="${figure}" data-tex="b"><b>${figure} b</b></template>`,
      ),
    );
  });

  it('is nothing where nothing was given', async () => {
    expect(await drawn('none')).toContain('<div></div><span class="formula"></span>');
  });
});
