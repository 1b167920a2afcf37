/** The sentence under the picture. */

import type { Reading } from '../../experiments/gradient-descent/rate-finder/finding.ts';
import { twoDigits } from '../../experiments/gradient-descent/rate-finder/range.ts';
import type { Trial } from '../../experiments/gradient-descent/rate-finder/training.ts';
import { fixed, percent } from '../shared/index.ts';
import type { FinderModel, Shown } from './model.ts';
import { shortRate } from './rates.ts';
import type { FinderWords } from './strings.ts';

export function sentenceOf(t: FinderWords, model: FinderModel): string {
  const { phase, job, trying, measuring, shown, reading, best } = model;
  if (phase.value === 'failed') return t.failed;
  if (phase.value === 'waiting') return t.waiting;
  const paused = phase.value === 'paused' ? t.paused : '';
  const last = shown.value.points.at(-1);
  const now = trying.value;
  if (now) return paused + t.trying(shortRate(now.rate), percent(now.share, 0));
  if (!last) return job.value === 'range' ? paused.trim() || t.waiting : t.empty;
  if (shown.value.ending === null) {
    const { points, finding } = shown.value;
    return paused + t.at(points.length, finding.steps, shortRate(last.rate), fixed(last.smooth, 3));
  }
  return paused + outcomeOf(t, shown.value, reading.value, best.value) + (measuring.value ? t.measuring : '');
}

function outcomeOf(t: FinderWords, shown: Shown, reading: Reading, best: Trial | null): string {
  const { suggestion, lowest, blowUp, limit, usual } = reading;
  const { ending, finding, trials } = shown;
  const parts: string[] = [];
  if (suggestion === null || lowest === null) parts.push(t.notFound);
  else {
    parts.push(t.found(shortRate(suggestion), shortRate(lowest)));
    parts.push(t.endings[ending ?? 'top'](shortRate(blowUp ?? finding.high)));
  }
  parts.push(t.usual(shortRate(usual)));
  if (limit !== null) parts.push(t.limit(shortRate(limit), finding.rule === 'momentum'));
  if (trials.length > 0) {
    const came = (rate: number | null) => {
      const trial = trials.find((one) => one.rate === rate);
      return trial && trial.broken === null && trial !== best ? percent(trial.accuracy) : null;
    };
    if (best) {
      parts.push(t.best(shortRate(best.rate), percent(best.accuracy)));
      parts.push(t.others(came(suggestion === null ? null : twoDigits(suggestion)), came(usual)));
    } else parts.push(t.noneWhole);
  }
  return parts.join('');
}
