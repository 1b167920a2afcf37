/** Measures the noise of mini-batches, or trains in batches of three sizes. Between two reports it hears whether to stop. */
import type { Dataset } from '../../lib/data/dataset.ts';
import kernelsUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { examples, firstImages, Gradients, networkOfAge } from '../experiments/gradient-descent/batch-noise/network.ts';
import {
  fullOf,
  loudestUnit,
  pictureOf,
  type Round,
  roundOf,
} from '../experiments/gradient-descent/batch-noise/noise.ts';
import { shownPictures } from '../experiments/gradient-descent/batch-noise/recorded.ts';
import { trainAll, unseen } from '../experiments/gradient-descent/batch-noise/trainings.ts';
import type { Numbered, Report, Wish } from '../widgets/batch-noise/protocol.ts';
import { compiled } from './compiled.ts';
import { isDrawn, someData } from './some-data.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Numbered<Wish>>) => void) | null;
  postMessage(report: Numbered<Report>): void;
};

type Of<Type extends Wish['type']> = Numbered<Extract<Wish, { type: Type }>>;

let needed: Promise<[WebAssembly.Module, Dataset]> | null = null;
const needs = (base: string) => (needed ??= Promise.all([compiled(kernelsUrl), someData(base, examples, unseen)]));

/** The network measured last, with its full gradient: another round of it begins at once. */
let kept: (ReturnType<typeof prepare> & { readonly key: string }) | null = null;
/** The wish that is being fulfilled: one with another number is no longer wanted. */
let current = 0;

const tell = (turn: number, report: Report) => scope.postMessage({ ...report, turn });
const soon = () => new Promise<void>((resolve) => setTimeout(resolve));

function prepare(data: Dataset, module: WebAssembly.Module, { age, seed }: Of<'measure'>) {
  const images = firstImages(data);
  const gradients = new Gradients(networkOfAge(images, age, seed, simdKernels(module)), images);
  const { G, ...full } = fullOf(gradients);
  return { gradients, G, full, unit: loudestUnit(G) };
}

async function measure(wish: Of<'measure'>): Promise<void> {
  const { base, seed, age, from, rounds, atOnce, turn } = wish;
  const [module, data] = await needs(base);
  if (turn !== current) return;
  const key = `${seed} ${age}`;
  if (kept?.key !== key) kept = { key, ...prepare(data, module, wish) };
  const { gradients, G, full, unit } = kept;
  if (from === 0) tell(turn, { type: 'full', isDrawn: isDrawn(data), full, unit, picture: pictureOf(G, unit) });
  for (let done = 0; done < rounds; done += atOnce) {
    await soon();
    if (turn !== current) return;
    const list: Round[] = [];
    for (let k = done; k < Math.min(done + atOnce, rounds); k++) {
      list.push(roundOf(gradients, G, unit, seed, from + k + 1));
    }
    const draws = list.map((round) => round.draws);
    tell(turn, { type: 'rounds', draws, pictures: list.slice(-shownPictures).map(({ pictures }) => pictures) });
  }
  tell(turn, { type: 'done' });
}

async function train({ base, seed, eta, turn }: Of<'train'>): Promise<void> {
  const [module, data] = await needs(base);
  tell(turn, { type: 'begun', isDrawn: isDrawn(data) });
  for (const { m, point } of trainAll(firstImages(data), data, eta, seed, () => simdKernels(module))) {
    tell(turn, { type: 'point', m, point });
  }
  tell(turn, { type: 'done' });
}

scope.onmessage = ({ data: wish }) => {
  current = wish.turn;
  if (wish.type === 'stop') return;
  const work = wish.type === 'measure' ? measure(wish) : train(wish);
  work.catch((error) => {
    needed = null;
    tell(wish.turn, { type: 'failed', message: String(error?.message ?? error) });
  });
};
