/** The sentence under the picture. */
import type { Reading } from '../../../experiments/gradient-descent/rate-finder/finding.ts';
import { twoDigits } from '../../../experiments/gradient-descent/rate-finder/range.ts';
import type { Rule, Trial } from '../../../experiments/gradient-descent/rate-finder/training.ts';
import { fixed, percent, short } from '../../../kit/numbers.ts';
import type { FinderModel, Shown } from './model.ts';
import type { FinderWords } from './strings.ts';

/** A rate as it is written: two digits. */
export const written = (rate: number): string => short(rate, 2);

/** The limit that the curvature sets to a rule: plain descent, or with momentum. */
export const limitMark = (rule: Rule): string => (rule === 'momentum' ? '2(1 + μ)/λ' : '2/λ');

export function sentenceOf({ work, now, trying, shown, reading, best }: FinderModel, t: FinderWords): string {
  if (work.state.value === 'failed') return t.failed;
  if (work.isBusy.value && now.value === null) return t.waiting;
  const paused = work.state.value === 'paused' ? t.paused : '';
  if (trying.value) return paused + t.trying(written(trying.value.rate), percent(trying.value.share, 0));
  const { points, finding, ending } = shown.value;
  const last = points.at(-1);
  if (!last) return paused.trim() || t.empty;
  if (ending === null) return paused + t.at(points.length, finding.steps, written(last.rate), fixed(last.smooth, 3));
  const measuring = now.value?.type === 'sharpness' && !now.value.settled ? t.measuring : '';
  return paused + outcomeOf(t, shown.value, reading.value, best.value) + measuring;
}

function outcomeOf(t: FinderWords, shown: Shown, reading: Reading, best: Trial | null): string {
  const { suggestion, lowest, blowUp, limit, usual } = reading;
  const { ending, finding, trials } = shown;
  const parts: string[] = [];
  if (suggestion === null || lowest === null) parts.push(t.notFound);
  else {
    parts.push(t.found(written(suggestion), written(lowest)));
    parts.push(t.endings[ending ?? 'top'](written(blowUp ?? finding.high)));
  }
  parts.push(t.usual(written(usual)));
  if (limit !== null) parts.push(t.limit(limitMark(finding.rule), written(limit)));
  if (trials.length > 0) {
    const came = (rate: number | null) => {
      const trial = trials.find((one) => one.rate === rate);
      return trial && trial.broken === null && trial !== best ? percent(trial.accuracy) : null;
    };
    if (best) {
      parts.push(t.best(written(best.rate), percent(best.accuracy)));
      parts.push(t.others(came(suggestion === null ? null : twoDigits(suggestion)), came(usual)));
    } else parts.push(t.noneWhole);
  }
  return parts.join('');
}
