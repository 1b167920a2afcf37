/** The colours of src/styles/tokens.css: readable as text on both papers, in both themes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** Custom properties of the first block behind a selector. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(selector);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const text = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

const themes = {
  light: block(':root {\n  color-scheme: light'),
  dark: block(":root[data-theme='dark']"),
};

const linear = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Linear RGB as seen with full deficiency of one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const eyes: Record<string, number[][]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seenBy = (eye: number[][], hex: string): number[] =>
  eye.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, at) => sum + part * linear(hex)[at], 0),
      ),
    ),
  );

/** Ottosson's OKLab, in which distances are roughly what an eye sees. */
function oklab([r, g, b]: number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const roles = ['forward', 'parameter', 'target', 'backward', 'optimiser'];
const texts = ['ink', 'ink-soft', 'ink-faint', 'link', ...roles];
const ends = ['negative', 'positive'];
const papers = ['paper', 'paper-raised', 'paper-sunk'];

describe.each(Object.entries(themes))('the %s theme', (_name, colours) => {
  it('names every token as a plain colour', () => {
    for (const name of [...texts, ...ends, ...papers, 'rule', 'rule-strong', 'focus', 'zero']) {
      expect(colours[name], name).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it.each(papers)('sets every text colour at 4.5 : 1 or more on %s', (paper) => {
    for (const name of [...texts, ...ends]) {
      expect(contrast(colours[name], colours[paper]), `${name} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(papers)('shows the focus ring and the edges of controls at 3 : 1 or more on %s', (paper) => {
    for (const name of ['focus', 'rule-strong']) {
      expect(contrast(colours[name], colours[paper]), `${name} on ${paper}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.keys(eyes))('keeps the five roles apart for %s', (eye) => {
    const seen = roles.map((name) => oklab(seenBy(eyes[eye], colours[name])));
    for (let i = 0; i < roles.length; i++) {
      for (let j = 0; j < i; j++) {
        const distance = Math.hypot(...seen[i].map((value, axis) => value - seen[j][axis]));
        expect(distance, `${roles[i]} and ${roles[j]}`).toBeGreaterThan(0.055);
      }
    }
  });

  it('draws zero in the colour of the paper', () => {
    expect(colours.zero).toBe(colours.paper);
  });
});

describe('the two ways to the dark theme', () => {
  it('give the same colours: by the system and by the switch', () => {
    expect(block(":root:not([data-theme='light'])")).toEqual(themes.dark);
  });
});
