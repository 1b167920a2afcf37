/** What the chapter on the forward pass claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
import { highest, sameWithin } from './relations.ts';

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });

export const claims: Claims = {
  'many-silent': {
    of: 'forward.reader',
    parts: [
      {
        numbers: [number('silent', 'outputs that are 0', '为0的输出'), { value: 0.5, en: 'half of them', zh: '一半' }],
        relation: highest,
        as: 'percent',
      },
    ],
    whole: true,
  },
  'not-overfitted': {
    of: 'forward.linear',
    parts: [
      {
        numbers: [
          number('testAccuracy', 'test images', '测试图像'),
          number('trainAccuracy', 'training images, last epoch', '训练图像，最后一轮'),
        ],
        relation: sameWithin(0.005, { en: '0.5 points', zh: '0.5个百分点' }),
        as: 'percent',
      },
    ],
  },
  'learned-with-bends': {
    of: 'forward.reader',
    parts: [
      {
        numbers: [
          number('accuracy', 'as learned', '学成的样子'),
          number('straightenedAccuracy', 'its ReLUs taken out', '拿掉ReLU'),
        ],
        relation: highest,
        as: 'percent',
      },
    ],
    whole: true,
  },
};
