/** Stand-ins for MNIST where it is not here: strokes that light 19 % of the pixels, as its digits do. */
import { generator } from '../../lib/generator.ts';
import type { TrainingSet } from './plain.ts';

const lit = 150; // of 784, MNIST's mean

export function syntheticImages(count: number): TrainingSet {
  const random = generator(1, 'bench');
  const images = new Uint8Array(count * 784);
  for (let r = 0; r < count; r++) {
    const image = images.subarray(r * 784, (r + 1) * 784);
    let [x, y] = [14, 14];
    for (let drawn = 0; drawn < lit; ) {
      x = Math.min(23, Math.max(4, x + Math.floor(random.uniform() * 3) - 1));
      y = Math.min(23, Math.max(4, y + Math.floor(random.uniform() * 3) - 1));
      if (image[y * 28 + x] === 0) drawn++;
      image[y * 28 + x] = 1 + Math.floor(random.uniform() * 255);
    }
  }
  return { images, labels: Uint8Array.from({ length: count }, () => Math.floor(random.uniform() * 10)) };
}
