/** One test over all figures of the book, and over the kit's examples: what holds of each without a browser. */
import { existsSync } from 'node:fs';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { equationById } from '../../lib/equations/index.ts';
import { symbolIds } from '../../lib/notation.ts';
import { type Lang, langs } from '../../src/i18n/lang.ts';
import { examples } from '../../src/kit/examples/index.tsx';
import { type FigureView, linkedOf, resetOf, takeUp } from '../../src/kit/figure.tsx';
import { linkTo, readLink } from '../../src/kit/link.ts';
import { changeAll, otherValue, type Subject, shown, subjects, toLeast } from '../support/figures.tsx';

const ofKit: readonly Subject[] = examples.map((view) => ({
  ...{ id: view.options.id, chapter: 'kit', load: async () => view, still: async () => ({}) },
}));

/** One of what there are several of. */
const ones =
  /(?<![\d.,−:-])\b1 (steps|epochs|images|units|digits|batches|weights|masks|terms|layers|networks|points|draws)\b/;

/** Steps after which a player that has no end is left alone. */
const farEnough = 500;

describe.each([...subjects, ...ofKit])('the figure $id ($chapter)', ({ id, load, still }) => {
  const open = async (lang: Lang = 'en') => {
    const view: FigureView = await load();
    const { data } = await still(lang);
    return { view, options: view.options, data, make: () => view.options.model(data as never) };
  };

  it('is named as its folder, and names equations and files that there are', async () => {
    const { options } = await open();
    expect(options.id).toBe(id);
    expect(options.equations.filter((one) => !equationById(one))).toEqual([]);
    expect(options.files.filter((file) => !existsSync(file))).toEqual([]);
    expect(options.files.length).toBeGreaterThan(0);
  });

  it.each(langs)('stands there without scripts, in %s', async (lang) => {
    const { view: View, data, options } = await open(lang);
    const html = render(<View lang={lang} still={data} />);
    // quoted code says what it says
    const text = html.replace(/<pre\b.*?<\/pre>|<[^>]*>/gs, ' ');
    expect(text).toContain(options.words[lang].title.replaceAll('&', '&amp;'));
    expect(text.match(/undefined|\[object|NaN|\bnull\b|\{\w+\}/)).toBeNull();
    expect(html).toMatch(/class="live-says"[^>]*>[^<]{3,}/);
  });

  it('says the same kinds of things in both languages', async () => {
    const { options } = await open();
    const shape = (words: object): unknown =>
      Object.fromEntries(
        Object.entries(words).map(([key, value]) => [
          key,
          value && typeof value === 'object' ? shape(value) : typeof value,
        ]),
      );
    expect(shape(options.words.zh)).toEqual(shape(options.words.en));
    expect(options.words.zh.title).toMatch(/\p{Script=Han}/u);
  });

  it('tells the lens symbols of the notation, and numbers that are numbers', async () => {
    const model = (await open()).make();
    const told = model.symbols?.value ?? {};
    for (const [symbol, value] of Object.entries(told)) {
      expect(symbolIds).toContain(symbol);
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    }
    model.close?.();
  });

  it('plays to its end and stops there, and from there begins anew', async () => {
    const { player, close } = (await open()).make();
    if (player) {
      const enough = player.first + farEnough + 1;
      player.play();
      for (let k = 0; k < 240 * farEnough && player.playing.value && player.at.value < enough; k++) player.tick(1 / 4);
      if (player.last.value - player.first <= farEnough) {
        expect([player.at.value, player.playing.value]).toEqual([player.last.value, false]);
        player.play();
        expect(player.at.value).toBe(player.first);
      }
    }
    close?.();
  });

  it('shows the same again after Reset, and meanwhile says it in both languages', async () => {
    const { view, make } = await open();
    const model = make();
    const before = shown(view, model, 'en');
    changeAll(model.parameters ?? {});
    model.player?.step();
    for (const lang of langs) {
      const text = shown(view, model, lang).replace(/<pre\b.*?<\/pre>|<[^>]*>/gs, ' ');
      expect(text.match(/undefined|\[object|\{\w+\}/), lang).toBeNull();
    }
    resetOf(model)();
    expect(shown(view, model, 'en')).toBe(before);
    model.close?.();
  });

  it('counts one of a thing in the singular', async () => {
    const { view, make } = await open();
    const model = make();
    toLeast(model);
    const text = shown(view, model, 'en').replace(/<pre\b.*?<\/pre>|<[^>]*>/gs, ' ');
    expect(text.match(ones)).toBeNull();
    model.close?.();
  });

  it('is restored by its link exactly', async () => {
    const { view, make } = await open();
    const [one, other] = [make(), make()];
    changeAll(one.parameters ?? {});
    if (one.player) one.player.go(otherValue(one.player.at) as number);
    const address = linkTo('http://127.0.0.1/en/', id, linkedOf(one));
    const parameters = linkedOf(other);
    const link = readLink(new URL(address).search, id, parameters);
    expect(link?.troubles ?? []).toEqual([]);
    takeUp(other, link?.values ?? new Map());
    for (const [name, parameter] of Object.entries(linkedOf(one))) {
      expect([name, parameters[name].value]).toEqual([name, parameter.value]);
    }
    expect(shown(view, other, 'en')).toBe(shown(view, one, 'en'));
    one.close?.();
    other.close?.();
  });
});
