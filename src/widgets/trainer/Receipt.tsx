/** What a finished run says of itself, to copy, with the command that repeats it. */
import { useSignal } from '@preact/signals';
import type { Receipt as RunReceipt } from '../../../lib/model/program.ts';
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../../kit/Button.tsx';
import { fixed, grouped, percent } from '../../kit/numbers.ts';
import type { Trainer } from './model.ts';
import { commandLine, notRepeated } from './receipt.ts';
import { trainerStrings } from './strings.ts';
import './receipt.css';

/** The table stands from the start, so that nothing moves when it is filled in. */
export function Receipt({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang];
  const receipt = model.session.receipt.value;
  const told = (say: (receipt: RunReceipt) => string) => (receipt ? say(receipt) : t.none);
  const rows: [keyof typeof t.receiptRows, string][] = [
    ['testAccuracy', told(({ testAccuracy }) => percent(testAccuracy, 2))],
    ['testLoss', told(({ testLoss }) => fixed(testLoss, 6))],
    ['steps', told(({ steps }) => grouped(steps))],
    ['seconds', told(({ seconds }) => fixed(seconds, 3))],
    ['imagesPerSecond', told(({ imagesPerSecond }) => grouped(imagesPerSecond))],
    ['changes', told(({ changes }) => changes.map(({ step, rate }) => t.change(step, rate)).join(t.comma) || t.never)],
    ['data', told(({ data }) => data)],
    ['kernels', told(({ kernels }) => kernels)],
    ['weights', told(({ weights }) => weights)],
  ];
  const why = receipt && notRepeated(receipt);
  return (
    <section class="trainer-receipt">
      <h3>{t.receipt}</h3>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t.receiptRows[name]}</th>
              <td class={name === 'weights' ? 'trainer-hash' : undefined}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="widget-note">{receipt ? (why ? t.notRepeated[why] : t.repeat) : t.receiptEmpty}</p>
      <Copied lang={lang} text={commandLine(receipt?.settings ?? model.wanted.value)} word={t.copyCommand} />
      <details>
        <summary>{t.asJson}</summary>
        {receipt && <Copied lang={lang} text={JSON.stringify(receipt)} word={t.copyJson} />}
        {!receipt && <p class="widget-note">{t.none}</p>}
      </details>
    </section>
  );
}

function Copied({ lang, text, word }: { lang: Lang; text: string; word: string }) {
  const t = trainerStrings[lang];
  const state = useSignal<'copy' | 'copied' | 'copyFailed'>('copy');
  return (
    <div class="trainer-copied">
      <pre>
        <code>{text}</code>
      </pre>
      <Button
        label={word}
        others={[t.copy, t.copied, t.copyFailed]}
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => {
              state.value = 'copied';
            },
            () => {
              state.value = 'copyFailed';
            },
          )
        }
      >
        {t[state.value]}
      </Button>
    </div>
  );
}
