/** The plane as a network divides it, with the points on it. */
import { SignedImage } from '../shared/index.ts';
import { borderOf } from './border.ts';
import { side } from './model.ts';
import type { Points } from './points.ts';

const at = (value: number) => 50 + (50 * value) / 1.1;

export function Plane({ map, points, label }: { map: Float64Array; points: Points; label: string }) {
  const { values, labels } = points;
  const border = borderOf(map, side)
    .map(([[x, y], [u, v]]) => `M${x.toFixed(2)} ${y.toFixed(2)}L${u.toFixed(2)} ${v.toFixed(2)}`)
    .join('');
  return (
    <div class="why-plane">
      <SignedImage values={map} limit={0.5} side={side} label={label} />
      <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
        <path class="why-border" d={border} />
      </svg>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        {Array.from(labels, (label, k) => {
          const [x, y] = [at(values[2 * k]), at(-values[2 * k + 1])];
          return label ? (
            <circle key={k} class="why-second" cx={x} cy={y} r={1.5} />
          ) : (
            <rect key={k} class="why-first" x={x - 1.35} y={y - 1.35} width={2.7} height={2.7} />
          );
        })}
      </svg>
    </div>
  );
}
