/** A layer's outputs as bars: what they are, what this mask makes of them, and the mean so far. */
import type { MasksModel } from './model.ts';
import type { MasksWords } from './strings.ts';

const box = { width: 640, height: 220, left: 6, right: 6, top: 12, bottom: 20 };

export function Bars({ model, t }: { model: MasksModel; t: MasksWords }) {
  const { outputs, tally, units, rate, kept } = model;
  const n = outputs.length;
  const high = Math.max(...outputs) * Math.min(4, 1 / (1 - rate.value)) * 1.05;
  const slot = (box.width - box.left - box.right) / n;
  const height = box.height - box.top - box.bottom;
  const y = (value: number) => box.top + height * (1 - Math.min(1, Math.max(0, value / high)));
  const floor = box.top + height;
  return (
    <div class="masks-bars">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.picture(kept.value, n)}>
        {Array.from(outputs, (a, j) => {
          const x = box.left + slot * (j + 0.5);
          const { mean, stray } = units.value[j];
          const isKept = tally.value.mask[j] === 1;
          const now = tally.value.dropped[j];
          return (
            <g key={j}>
              {isKept ? (
                <rect class="masks-now" x={x - slot * 0.32} width={slot * 0.64} y={y(now)} height={floor - y(now)} />
              ) : (
                <path class="masks-dropped" d={`M${x - 5},${floor - 14}l10,10m0,-10l-10,10`} />
              )}
              <rect class="masks-output" x={x - slot * 0.32} width={slot * 0.64} y={y(a)} height={floor - y(a)} />
              <path class="masks-law" d={`M${x},${y(a - stray)}V${y(a + stray)}`} />
              <circle class="masks-mean" cx={x} cy={y(mean)} r={4} />
              <text x={x} y={box.height - 5} text-anchor="middle">
                {j + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <ul class="masks-legend">
        {(['output', 'now', 'mean', 'law'] as const).map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              {kind === 'mean' ? (
                <circle class="masks-mean" cx={8} cy={8} r={4} />
              ) : kind === 'law' ? (
                <path class="masks-law" d="M8,1V15" />
              ) : (
                <rect class={`masks-${kind}`} x={2} y={2} width={12} height={12} />
              )}
            </svg>
            {t[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}
