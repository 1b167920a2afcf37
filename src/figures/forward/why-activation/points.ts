/** Points of two classes in the plane, −1 … 1, that no line separates. Chapter: forward. */
import { generator } from '../../../../lib/generator.ts';
import { cos, sin } from '../../../../lib/nn/circular.ts';

export type Shape = 'corners' | 'ring' | 'moons';
export const shapes: readonly Shape[] = ['corners', 'ring', 'moons'];
export const count = 200;

export interface Points {
  /** [count, 2] flat */
  readonly values: Float64Array;
  readonly labels: Uint8Array;
}

const places: Record<Shape, (label: number, u: () => number) => [number, number]> = {
  corners(label, u) {
    const [side, x, y] = [u() < 0.5 ? -1 : 1, 0.08 + 0.87 * u(), 0.08 + 0.87 * u()];
    return [side * x, side * (label ? y : -y)];
  },
  ring(label, u) {
    const [turn, radius] = [2 * Math.PI * u(), label ? 0.45 * Math.sqrt(u()) : 0.65 + 0.3 * u()];
    return [radius * cos(turn), radius * sin(turn)];
  },
  moons(label, u) {
    const [turn, noise] = [Math.PI * u(), () => 0.12 * (u() - 0.5)];
    const [x, y] = [cos(turn), sin(turn)];
    return label
      ? [0.55 * x - 0.28 + noise(), 0.7 * y - 0.25 + noise()]
      : [-0.55 * x + 0.28 + noise(), 0.25 - 0.7 * y + noise()];
  },
};

/** As many of each class. */
export function pointsOf(shape: Shape, seed: number): Points {
  const random = generator(seed, `points ${shape}`);
  const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
  const values = new Float64Array(2 * count);
  for (const [k, label] of labels.entries()) {
    values.set(
      places[shape](label, () => random.uniform()),
      2 * k,
    );
  }
  return { values, labels };
}
