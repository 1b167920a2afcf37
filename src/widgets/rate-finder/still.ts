/** The recorded range test of plain descent on MNIST, with its trials. It comes with the figure's own script. */
import record from '../../../content/records/gradient-descent/rate-finder.json';
import type { RecordedFinding } from '../../experiments/gradient-descent/rate-finder/recorded.ts';
import { shownOf } from './recorded.ts';

export const still = shownOf(record.still as RecordedFinding);
