/** The record: MNIST, seed 1. It comes with the figure's own script, so that the page does not carry it. */
import record from '../../../content/records/gradient-descent/batch-noise.json';
import type { NoiseRecord } from '../../experiments/gradient-descent/batch-noise/recorded.ts';

export const still = record as unknown as NoiseRecord;
