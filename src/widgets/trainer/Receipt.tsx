/** What a finished run says of itself, to copy, with the command that repeats it. */
import { useSignal } from '@preact/signals';
import type { Receipt as RunReceipt } from '../../../lib/model/program.ts';
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../shared/Button.tsx';
import { fixed, grouped, percent } from '../shared/numbers.ts';
import type { Trainer } from './model.ts';
import { commandLine, notRepeated } from './receipt.ts';
import { trainerStrings } from './strings.ts';

export function Receipt({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang];
  const receipt = model.session.receipt.value;
  return (
    <section class="trainer-receipt">
      <h4>{t.receipt}</h4>
      {receipt ? <Told receipt={receipt} lang={lang} /> : <p class="widget-note">{t.receiptEmpty}</p>}
    </section>
  );
}

function Told({ receipt, lang }: { receipt: RunReceipt; lang: Lang }) {
  const t = trainerStrings[lang];
  const rows: [keyof typeof t.receiptRows, string][] = [
    ['testAccuracy', percent(receipt.testAccuracy, 2)],
    ['testLoss', fixed(receipt.testLoss, 6)],
    ['steps', grouped(receipt.steps)],
    ['seconds', fixed(receipt.seconds, 3)],
    ['imagesPerSecond', grouped(receipt.imagesPerSecond)],
    ...receipt.changes.map(({ step, rate }): [keyof typeof t.receiptRows, string] => ['changes', t.change(step, rate)]),
    ['data', receipt.data],
    ['kernels', receipt.kernels],
    ['weights', receipt.weights],
  ];
  const json = JSON.stringify(receipt);
  const command = commandLine(receipt.settings);
  const why = notRepeated(receipt);
  return (
    <>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={`${name} ${value}`}>
              <th scope="row">{t.receiptRows[name]}</th>
              <td class={name === 'weights' ? 'trainer-hash' : undefined}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="widget-note">{why ? t.notRepeated[why] : t.repeat}</p>
      <Copied lang={lang} text={command} word={t.copyCommand} />
      <details>
        <summary>{t.asJson}</summary>
        <Copied lang={lang} text={json} word={t.copyJson} />
      </details>
    </>
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
