/** Edit one weight: the loss over the weight, its tangent, and the two changes. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { doubtfulDigits } from '../../experiments/backprop/doubtful.ts';
import type { Lang } from '../../i18n/lang.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { findNetwork } from '../../reader/sources.ts';
import { power } from '../gradient-check/powers.ts';
import { fixed, HowList, NumberField, WidgetFrame } from '../shared/index.ts';
import { type EditModel, editModel, farthest } from './model.ts';
import type { Still } from './still.ts';
import { type EditWords, strings } from './strings.ts';
import './edit-one-weight.css';

interface Props {
  lang: Lang;
  base: string;
  /** What the book's network gave when the site was built. */
  still: Still;
  id?: string;
}

export default function EditOneWeight({ lang, base, still, id = 'edit-one-weight' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => editModel(doubtfulDigits(), () => findNetwork(base), still), [base, still]);
  useSymbols('edit-one-weight', model.symbols);
  const { owner, failed, chosen, move, places, moved } = model;
  useEffect(() => void model.load(), [model]);
  const says = useComputed(() => {
    if (failed.value) return t.failed;
    const found = moved.value;
    if (!found) return t.waiting;
    return t.says(t.owners[owner.value], fixed(move.value, 2), number(found.promised), number(found.change));
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <label class="edit-choose">
          {t.weight}{' '}
          <select
            value={chosen.value}
            onChange={(event) => {
              chosen.value = Number(event.currentTarget.value);
            }}
          >
            {places.value.map(({ i, j }, k) => (
              <option key={k} value={k}>
                {t.place(i, j)}
              </option>
            ))}
          </select>
        </label>
      }
      below={
        <NumberField
          {...{
            lang,
            label: t.move,
            symbol: 'Δw',
            sym: 'w',
            kind: 'backward',
            value: move,
            min: -farthest,
            max: farthest,
            step: 0.05,
          }}
        />
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['weight-gradient', 'hidden-error', 'log-sum-exp']}
            files={[
              'lib/model/training.ts',
              'src/experiments/backprop/checked.ts',
              'src/widgets/edit-one-weight/model.ts',
            ]}
          />
        </>
      }
    >
      <div class="edit-parts">
        <Curve model={model} t={t} />
        <Numbers model={model} t={t} />
      </div>
    </WidgetFrame>
  );
}

/** Four decimals where they say something, else a power of ten. */
const number = (value: number): string => (Math.abs(value) >= 0.01 ? fixed(value, 4) : power(value));

const box = { width: 340, height: 220, left: 44, right: 10, top: 12, bottom: 26 };

function Curve({ model, t }: { model: EditModel; t: EditWords }) {
  const { here, move, moved } = model;
  if (!here.value || !moved.value) return <div class="edit-curve" />;
  const { curve, loss, tangent } = here.value;
  const values = curve.map((point) => point.loss);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (at: number) => box.left + ((box.width - box.left - box.right) * (at + farthest)) / (2 * farthest);
  const y = (value: number) => {
    const share = (value - least) / (most - least || 1);
    return box.top + (box.height - box.top - box.bottom) * (1 - Math.max(-0.05, Math.min(1.05, share)));
  };
  const path = curve.map((point) => `${x(point.moved).toFixed(1)},${y(point.loss).toFixed(1)}`).join('L');
  const ends = tangent.map((end) => `${x(end.moved).toFixed(1)},${y(end.loss).toFixed(1)}`).join('L');
  return (
    <div class="edit-curve">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.picture}>
        {[least, most].map((value) => (
          <text key={value} x={box.left - 5} y={y(value) + 4} text-anchor="end">
            {value.toPrecision(2)}
          </text>
        ))}
        {[-farthest, 0, farthest].map((at) => (
          <text key={at} x={x(at)} y={box.height - 8} text-anchor="middle">
            {at === 0 ? 'w' : `w ${at < 0 ? '−' : '+'} ${Math.abs(at)}`}
          </text>
        ))}
        <path class="edit-tangent" d={`M${ends}`} />
        <path class="edit-line" d={`M${path}`} />
        <circle class="edit-here" cx={x(0)} cy={y(loss)} r={4} />
        <path
          class="edit-off"
          d={`M${x(move.value)},${y(loss + moved.value.promised)}V${y(loss + moved.value.change)}`}
        />
        <circle class="edit-there" cx={x(move.value)} cy={y(loss + moved.value.change)} r={5} />
      </svg>
      <ul class="edit-legend">
        <li class="edit-curve-key">{t.curve}</li>
        <li class="edit-tangent-key">{t.tangent}</li>
      </ul>
    </div>
  );
}

function Numbers({ model, t }: { model: EditModel; t: EditWords }) {
  const { here, moved } = model;
  if (!here.value || !moved.value) return null;
  const { loss, slope } = here.value;
  const values = { loss, slope, ...moved.value };
  return (
    <table class="edit-numbers">
      <tbody>
        {(['loss', 'slope', 'promised', 'change', 'off'] as const).map((name) => (
          <tr key={name} data-sym={name === 'loss' ? 'L' : undefined}>
            <th scope="row">{t.rows[name]}</th>
            <td>{number(values[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
