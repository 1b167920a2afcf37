/** What a finished run says of itself, to copy, with the command that repeats it. */
import { useSignal } from '@preact/signals';
import { Button } from '../../../kit/Button.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed, grouped, percent } from '../../../kit/numbers.ts';
import type { PartProps } from './Notices.tsx';
import { commandLine, notRepeated } from './receipt.ts';
import { trainerStrings } from './strings.ts';
import type { TrainerWords } from './words-en.ts';

/** The table stands from the start, so that nothing moves when it is filled in. */
export function Receipt({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const receipt = model.session.receipt.value;
  const told: Partial<Record<keyof typeof t.receiptRows, string>> = receipt
    ? {
        testAccuracy: percent(receipt.testAccuracy, 2),
        testLoss: fixed(receipt.testLoss, 6),
        steps: grouped(receipt.steps),
        seconds: fixed(receipt.seconds, 3),
        imagesPerSecond: grouped(receipt.imagesPerSecond),
        changes: receipt.changes.map(({ step, rate }) => t.change(step, rate)).join(t.comma) || t.never,
        ...{ data: receipt.data, kernels: receipt.kernels, weights: receipt.weights },
      }
    : {};
  const names = Object.keys(t.receiptRows) as (keyof typeof t.receiptRows)[];
  const why = receipt && notRepeated(receipt);
  return (
    <section class="trainer-receipt">
      <h3>{t.receipt}</h3>
      <Numbers rows={names.map((name) => ({ name: t.receiptRows[name], values: [told[name] ?? t.none] }))} />
      <p class="note">{receipt ? (why ? t.notRepeated[why] : t.repeat) : t.receiptEmpty}</p>
      <Copied {...{ t, text: commandLine(receipt?.settings ?? model.wanted.value), word: t.copyCommand }} />
      <details>
        <summary>{t.asJson}</summary>
        {receipt ? (
          <Copied {...{ t, text: JSON.stringify(receipt), word: t.copyJson }} />
        ) : (
          <p class="note">{t.none}</p>
        )}
      </details>
    </section>
  );
}

function Copied({ t, text, word }: { t: TrainerWords; text: string; word: string }) {
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
        label={word}
        others={[t.copy, t.copied, t.copyFailed]}
        onClick={() => navigator.clipboard.writeText(text).then(become('copied'), become('copyFailed'))}
      >
        {t[state.value]}
      </Button>
    </div>
  );
}
