/** The link of a figure: what differs goes in, the same comes out, and nothing else gets in. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../lib/generator.ts';
import { linkTo, missingOwn, readLink, writeState } from '../../src/kit/link.ts';
import { choice, number, numbers, seed, toBeginning, toggle } from '../../src/kit/parameters.ts';

const parametersOf = () => ({
  eta: number(0.15, { min: 0.001, max: 5, step: 0.001, log: true }),
  steps: number(40, { min: 1, max: 100, step: 1, whole: true }),
  shape: choice('parabola', ['parabola', 'valley']),
  turned: toggle(false),
  start: numbers([-3.5, 2], { min: -4, max: 4, step: 0.1 }),
  seed: seed(),
});
const page = 'http://127.0.0.1/en/gradient-descent/?other.eta=7#race';
const searchOf = (address: string) => new URL(address).search;

describe('the link of a figure', () => {
  it('to the other language keeps what several figures show, and the place', () => {
    const [bowl, race] = [parametersOf(), parametersOf()];
    bowl.eta.value = 0.2;
    race.seed.value = 7;
    const url = new URL('http://127.0.0.1/zh/gradient-descent/?bowl.eta=0.9&bowl.steps=3&asleep.eta=1#adam');
    writeState(url, 'bowl', bowl);
    writeState(url, 'race', race, { network: null });
    expect(url.href).toBe('http://127.0.0.1/zh/gradient-descent/?asleep.eta=1&bowl.eta=0.2&race.seed=7#adam');
  });

  it('names only what is not as in the beginning, keeps what is others’, and leads to the figure', () => {
    const parameters = parametersOf();
    expect(linkTo(page, 'bowl', parameters)).toBe('http://127.0.0.1/en/gradient-descent/?other.eta=7#bowl');
    expect(new URL(linkTo(page, 'bowl', parameters, {}, 'the-bowl')).hash).toBe('#the-bowl');
    parameters.eta.value = 0.2;
    parameters.turned.value = true;
    expect(searchOf(linkTo(page, 'bowl', parameters))).toBe('?other.eta=7&bowl.eta=0.2&bowl.turned=1');
    toBeginning(parameters);
    const again = linkTo('http://127.0.0.1/?bowl.eta=0.2&bowl.gone=1', 'bowl', parameters);
    expect(searchOf(again)).toBe('');
  });

  it('restores any state exactly', () => {
    const random = generator(3, 'links');
    for (let trial = 0; trial < 200; trial++) {
      const written = parametersOf();
      written.eta.value = Number((0.001 + 4.9 * random.uniform()).toPrecision(2 + (trial % 12)));
      written.steps.value = 1 + Math.floor(100 * random.uniform());
      written.shape.value = trial % 2 ? 'valley' : 'parabola';
      written.turned.value = trial % 3 === 0;
      written.start.value = [8 * random.uniform() - 4, 8 * random.uniform() - 4];
      written.seed.value = Math.floor(2 ** 32 * random.uniform());
      const read = parametersOf();
      const link = readLink(searchOf(linkTo(page, 'bowl', written)), 'bowl', read);
      for (const [name, value] of link?.values ?? []) read[name as keyof typeof read].value = value as never;
      expect(link?.troubles ?? []).toEqual([]);
      for (const name of Object.keys(written) as (keyof typeof written)[]) {
        expect(read[name].value).toEqual(written[name].value);
      }
    }
  });

  it('says what it does not know and what is not allowed, and takes neither', () => {
    const bad = [
      'eta=-1',
      'eta=1e99',
      'eta=',
      'eta=NaN',
      'steps=2.5',
      'shape=constructor',
      'turned=yes',
      'seed=4294967296',
    ];
    for (const one of [...bad, 'start=1', 'start=1_2_3', 'start=1_x', 'start=9_0', 'start=_']) {
      const link = readLink(`?bowl.${one}`, 'bowl', parametersOf());
      expect([one, link?.values.size, link?.troubles[0]?.kind]).toEqual([one, 0, 'damaged']);
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'Eta', 'own-', 'own-soul', '']) {
      expect(readLink(`?bowl.${name}=1`, 'bowl', parametersOf())?.troubles).toEqual([{ kind: 'unknown', name }]);
    }
  });

  it('is bounded in work, however long the address is', () => {
    const many = Array.from({ length: 5000 }, (_, k) => `bowl.x${k}=1`).join('&');
    expect(readLink(`?${many}`, 'bowl', parametersOf())?.troubles.length).toBeLessThanOrEqual(64);
    const long = readLink(`?bowl.start=${'1_'.repeat(100_000)}`, 'bowl', parametersOf());
    expect(long?.troubles).toMatchObject([{ kind: 'damaged', name: 'start' }]);
  });

  it('says nothing where the address says nothing of this figure', () => {
    expect(readLink('?race.eta=1&theme=dark', 'bowl', parametersOf())).toBeNull();
  });

  it('names the maker’s own things by their hash, and tells which are not here', () => {
    const hash = '0123456789abcdef';
    const address = linkTo(page, 'bowl', parametersOf(), { network: hash, drawing: null });
    const wanted = readLink(searchOf(address), 'bowl', parametersOf())!.own;
    expect(wanted).toEqual({ network: hash });
    expect(missingOwn(wanted, { network: null })).toEqual([{ thing: 'network', hash }]);
    expect(missingOwn(wanted, { network: hash })).toEqual([]);
    expect(readLink('?bowl.own-network=<b>', 'bowl', parametersOf())?.troubles[0].kind).toBe('damaged');
  });
});
