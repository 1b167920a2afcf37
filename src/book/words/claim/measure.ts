/** A claim measured again on the page, with a seed that is in no record: its row stands beneath the recorded ones. */
import { effect } from '@preact/signals';
import { langOf } from '../../../i18n/lang.ts';
import { job, openWorker } from '../../../kit/job.ts';
import type { Measured, MeasureWish } from '../../../workers/experiment-protocol.ts';
import { type Answer, answerOf, type Claim, experimentsOf } from '../../text/claims/claim.ts';
import { claimOf } from '../../text/claims/index.ts';
import { write } from '../../text/records.ts';
import { type ClaimWords, strings } from './strings.ts';

export function measureAgain(button: HTMLButtonElement): void {
  const card = button.closest<HTMLElement>('.claim-card') as HTMLElement;
  const said = card.querySelector('.claim-said') as HTMLElement;
  const t = strings[langOf(new URL(location.href))];
  const claim = claimOf(card.dataset.slug ?? '', card.dataset.claim ?? '');
  const seed = Number(button.dataset.seed);
  const found = new Map<string, Measured>();
  const line = openWorker<MeasureWish, Measured>(
    () =>
      new Worker(new URL('../../../workers/experiment.worker.ts', import.meta.url), {
        type: 'module',
        name: 'experiment',
      }),
  );
  const measuring = job(line, (measured: Measured) => found.set(measured.experiment, measured));
  const end = effect(() => {
    const state = measuring.state.value;
    if (state === 'waiting') said.textContent = t.measuring;
    if (state === 'failed') said.textContent = t.failed;
    if (state === 'done') {
      const answer = answerOf(claim, seed, (record) => found.get(record.replace('.', '/'))?.one);
      addRows(card, claim, answer, t);
      const isDrawn = [...found.values()].some((one) => one.isDrawn);
      said.textContent = `${t.measured(seed, answer.holds)}${isDrawn ? ` ${t.drawn}` : ''}`;
      button.dataset.seed = `${seed + 1}`;
      button.textContent = t.measure(seed + 1);
    }
    if (state === 'done' || state === 'failed') {
      button.disabled = false;
      queueMicrotask(() => {
        end();
        measuring.close();
      });
    }
  });
  measuring.begin({ base: import.meta.env.BASE_URL.replace(/\/?$/, '/'), experiments: experimentsOf(claim), seed });
}

function addRows(card: HTMLElement, { parts }: Claim, { seed, numbers }: Answer, t: ClaimWords): void {
  for (const [k, { relation, as }] of parts.entries()) {
    const row = (card.querySelector(`[data-part="${k}"]`) as HTMLTableSectionElement).insertRow();
    row.className = 'claim-here';
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = t.here(seed ?? 0);
    row.append(head);
    for (const value of numbers[k]) row.insertCell().textContent = write(value, as);
    const mark = document.createElement('span');
    const holds = relation.holds(numbers[k]);
    mark.role = 'img';
    mark.ariaLabel = holds ? t.holds : t.fails;
    mark.textContent = holds ? '✓' : '✗';
    row.insertCell().append(mark);
  }
}
