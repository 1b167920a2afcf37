/** What a finished run says of itself, to copy, with the command that repeats it; before there is one, the recorded run. */
import { useSignal } from '@preact/signals';
import { Button } from '../../../kit/Controls.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed, grouped, percent } from '../../../kit/numbers.ts';
import type { Part } from './model.ts';
import { commandLine, repeated, sourceOf } from './progress.ts';
import type { TrainerWords } from './strings.ts';

/** The table stands from the start, so that nothing moves when it is filled in. */
export function Receipt({ model, t }: Part) {
  const receipt = model.receipt.value ?? undefined;
  /** Before a run the command is that of the settings as they stand. */
  const { isRecorded, wanted, panel } = model;
  const settings = (!isRecorded.value && receipt?.settings) || wanted.value;
  const source = (!isRecorded.value && receipt ? sourceOf(receipt) : panel.source.value) ?? 'mnist';
  const repeats = source === 'own' ? t.repeats.own : receipt ? t.repeats[repeated(receipt)] : t.receiptEmpty;
  const names = t.receiptRows(model.tests.value);
  const rows: readonly [name: string, value: string | undefined][] = [
    [names.testAccuracy, receipt && percent(receipt.testAccuracy, 2)],
    [names.testLoss, receipt && fixed(receipt.testLoss, 6)],
    [names.steps, receipt && grouped(receipt.steps)],
    [names.seconds, receipt && fixed(receipt.seconds, 3)],
    [t.facts[3], receipt && grouped(receipt.imagesPerSecond)],
    [names.changes, receipt && t.changes(receipt.changes)],
    [t.data.word, receipt?.data],
    [names.kernels, receipt?.kernels],
    [names.weights, receipt?.weights],
  ];
  return (
    <section class="trainer-receipt" data-unmade={!receipt || undefined} data-recorded={isRecorded.value}>
      <h3>{t.receipt}</h3>
      <Numbers rows={rows.map(([name, value]) => ({ name, values: [value ?? '–'] }))} />
      <p class="note">{isRecorded.value ? t.receiptRecorded : repeats}</p>
      <Copied {...{ t, text: commandLine(settings, source), what: 'npm run train' }} />
      <details>
        <summary>{t.asJson}</summary>
        {receipt ? <Copied {...{ t, text: JSON.stringify(receipt), what: t.asJson }} /> : <p class="note">–</p>}
      </details>
    </section>
  );
}

function Copied({ t, text, what }: { t: TrainerWords; text: string; what: string }) {
  const state = useSignal<'copy' | 'copied' | 'copyFailed'>('copy');
  const become = (next: typeof state.value) => () => {
    state.value = next;
  };
  return (
    <div class="trainer-copied">
      <pre>
        <code>{text}</code>
      </pre>
      <Button
        label={`${t.copy}${t.colon}${what}`}
        others={[t.copy, t.copied, t.copyFailed]}
        onClick={() => navigator.clipboard.writeText(text).then(become('copied'), become('copyFailed'))}
      >
        {t[state.value]}
      </Button>
    </div>
  );
}
