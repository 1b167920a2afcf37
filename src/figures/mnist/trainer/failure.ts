/** What went wrong with a run and what to do about it, in sentences. */

import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { brief, grouped, plain, significant } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import type { Session } from '../../../reader/session.ts';
import type { Divergence } from '../../../reader/state.ts';
import { unsupportedSentence } from '../../../reader/strings.ts';
import { unsupported } from '../../../reader/support.ts';
import type { Stuck } from './stuck.ts';

const en = {
  diverged: ({ step, layer, quantity, rate }: Divergence, epoch: number, layers: number) => {
    const place = layer === layers ? `the output layer (layer ${layer})` : `layer ${layer}`;
    const names: Record<string, string> = { weights: 'weights', gradient: 'gradients', activation: 'activations' };
    const what = quantity === 'loss' ? `loss, computed from ${place},` : `${names[quantity]} of ${place}`;
    return `The run diverged at step ${grouped(step)} (epoch ${epoch}): the ${what} stopped being finite numbers, with the learning rate ${plain(rate)}. Each step overshot by more than it gained, so the numbers grew until none was left that a computer can write.`;
  },
  stuck: ({ digit, layer, step, loss, rate }: Stuck) =>
    `Every test image is read as ${digit}: layer ${layer} answers the same to every image, so nothing of the image gets through it, and its weights are given no slope to come back by. With the learning rate ${plain(rate)} the steps were too long: at step ${grouped(step)} a mini-batch cost ${brief(loss, 3)}, where ten even probabilities would have cost 2.303.`,
  tryRate: (rate: number) => `A tenth of the rate, ${plain(rate)}, is the first thing to try.`,
  tryButton: (rate: number) => `Start with the rate ${plain(rate)}`,
  died: 'The training worker stopped answering; a browser ends one that needs too much memory. Restart the worker: a run of more than a few seconds can then be continued from its last checkpoint.',
  restart: 'Restart the worker',
  fetchAgain: 'Fetch what is missing',
  missing:
    'This copy of the book was built without MNIST. Train on the digits that the book draws itself (under “Data”), or add MNIST. Missing are the four files train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.',
  missingHow:
    'In the project’s folder, fetch them, or point to a folder that has them; then build or start the site again:',
};
const words = said(en, {
  diverged: ({ step, layer, quantity, rate }, epoch, layers) => {
    const place = layer === layers ? `输出层（第${layer}层）` : `第${layer}层`;
    const names: Record<string, string> = { weights: '权重', gradient: '梯度', activation: '激活值' };
    const what = quantity === 'loss' ? `由${place}算出的损失` : `${place}的${names[quantity]}`;
    return `训练在第${grouped(step)}步（第${epoch}轮）发散：学习率为${plain(rate)}时，${what}不再是有限的数。每一步迈过头的比前进的还多，数值越来越大，直到计算机无法表示。`;
  },
  stuck: ({ digit, layer, step, loss, rate }) =>
    `每张测试图像都识别成了${digit}：第${layer}层对每张图像的输出都一样，图像里的东西一点也传不过去，它的权重也得不到能让自己恢复的梯度。学习率${plain(rate)}的步子太大了：第${grouped(step)}步时一个小批量的损失到了${brief(loss, 3)}，而十个概率都相等时只有2.303。`,
  tryRate: (rate) => `首先可以试试十分之一的学习率，即${plain(rate)}。`,
  tryButton: (rate) => `用学习率${plain(rate)}开始`,
  died: '训练线程不再应答；占用内存过多时浏览器会终止它。请重新启动训练线程：训练若已进行了几秒以上，就可以从最近的检查点继续。',
  restart: '重新启动训练线程',
  fetchAgain: '重新加载缺少的部分',
  missing:
    '本书的这一份在构建时没有MNIST数据。可以改用本书自己画的数字（见“数据”），也可以装上MNIST。缺少的是这四个文件：train-images-idx3-ubyte、train-labels-idx1-ubyte、t10k-images-idx3-ubyte、t10k-labels-idx1-ubyte。',
  missingHow: '在项目目录里下载它们，或指向已有它们的文件夹；然后重新构建或启动网站：',
});

type Signs = Pick<Session, 'phase' | 'diverged' | 'data' | 'problem'>;

/** The one thing to tell the reader, the gravest first; null while all is well. */
export function failureOf({ phase, diverged, data, problem }: Signs, stuck: Stuck | null) {
  const code = problem.value?.code;
  if (code === 'unsupported') return 'unsupported';
  if (phase.value === 'failed' || code === 'worker-died') return 'died';
  if (data.value?.missing) return 'missing';
  if (phase.value === 'diverged' && diverged.value) return 'diverged';
  return code ? 'problem' : stuck && 'stuck';
}
type FailureKind = NonNullable<ReturnType<typeof failureOf>>;

interface Told {
  readonly sentences: readonly string[];
  /** What can be done about it, and the word for that. */
  readonly help?: readonly [word: string, act: () => void] | false;
}

/** `tryRate`: begins anew with another rate. */
export function failureSaid(
  kind: FailureKind,
  { settings, diverged, data, problem, restart, load }: Session,
  { stuck, stepsPerEpoch, tryRate }: { stuck: Stuck | null; stepsPerEpoch: number; tryRate: (rate: number) => void },
  lang: Lang,
): Told {
  const t = words[lang];
  const slower = (rate: number, sentence: string): Told => {
    const tenth = significant(rate / 10);
    return { sentences: [sentence, t.tryRate(tenth)], help: [t.tryButton(tenth), () => tryRate(tenth)] };
  };
  if (kind === 'unsupported') return { sentences: [unsupportedSentence[lang][unsupported() ?? 'simd']] };
  if (kind === 'died') return { sentences: [t.died], help: [t.restart, restart] };
  if (kind === 'missing') return { sentences: [t.missing, t.missingHow] };
  if (kind === 'stuck') return slower(stuck!.rate, t.stuck(stuck!));
  if (kind === 'diverged') {
    const what = diverged.value!;
    const epoch = Math.max(1, Math.ceil(what.step / Math.max(1, stepsPerEpoch)));
    return slower(what.rate, t.diverged(what, epoch, settings.value.layers.length + 1));
  }
  // while a shard has not arrived, a problem is most likely the road's
  const isHere = data.value !== null && data.value.total > 0 && data.value.loaded === data.value.total;
  return { sentences: [say(problem.value!, lang)], help: !isHere && [t.fetchAgain, load] };
}
