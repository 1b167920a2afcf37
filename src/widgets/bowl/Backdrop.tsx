/** What a path is drawn on: the parabola from the side, or the valley's contours from above, with their axes. */
import { plain } from '../shared/index.ts';
import { Letters } from './Letters.tsx';
import { signed } from './numbers.ts';
import { box, centre, contours, highest, inner, line, reach, spotOf, unit } from './plane.ts';

const right = box.left + inner.width;
const bottom = box.top + inner.height;

export function Parabola({ lambda }: { lambda: number }) {
  const places = Array.from({ length: 91 }, (_, k) => -reach[0] + (2 * reach[0] * k) / 90);
  const curve = (curvature: number) =>
    places
      .map((w) => spotOf([lambda], { w: [w], loss: (curvature * w * w) / 2 }))
      .filter(([, y]) => y >= box.top - 0.01);
  const flatter = curve(1);
  const heights = [0, 0.5, 1].map((part) => 10 * lambda * part).filter((loss) => loss <= highest(lambda));
  const heightOf = (loss: number) => spotOf([lambda], { w: [0], loss })[1];
  return (
    <>
      {heights.map((loss) => (
        <g key={loss}>
          <line class="bowl-grid" x1={box.left} x2={right} y1={heightOf(loss)} y2={heightOf(loss)} />
          <text x={box.left - 5} y={heightOf(loss) + 4} text-anchor="end">
            {plain(Number(loss.toPrecision(3)))}
          </text>
        </g>
      ))}
      <Ticks name="w" />
      {lambda !== 1 && (
        <>
          <path class="bowl-reference" d={line(flatter)} />
          <text x={flatter.at(-1)![0] - 4} y={flatter.at(-1)![1] - 8} text-anchor="end">
            <Letters svg text="λ = 1" />
          </text>
        </>
      )}
      <path class="bowl-curve" d={line(curve(lambda))} />
    </>
  );
}

export function Valley({ lambda }: { lambda: readonly number[] }) {
  return (
    <>
      <line class="bowl-grid" x1={box.left} x2={right} y1={centre[1]} y2={centre[1]} />
      <line class="bowl-grid" x1={centre[0]} x2={centre[0]} y1={box.top} y2={bottom} />
      <svg x={box.left} y={box.top} width={inner.width} height={inner.height} class="bowl-window" aria-hidden="true">
        {contours(lambda).map(([rx, ry], k) => (
          <ellipse key={k} class="bowl-ring" cx={inner.width / 2} cy={inner.height / 2} rx={rx} ry={ry} />
        ))}
      </svg>
      <Ticks name="w₁" />
      {[-2, 2].map((tick) => (
        <text key={tick} x={box.left - 5} y={centre[1] - unit * tick + 4} text-anchor="end">
          {signed(tick)}
        </text>
      ))}
      <text x={box.left - 5} y={box.top + 9} text-anchor="end">
        w₂
      </text>
    </>
  );
}

/** The axis of w, or of w₁. */
function Ticks({ name }: { name: string }) {
  return (
    <>
      {[-4, -2, 0, 2, 4].map((tick) => (
        <text key={tick} x={centre[0] + unit * tick} y={box.height - 8} text-anchor="middle">
          {signed(tick)}
        </text>
      ))}
      <text x={box.width} y={box.height - 8} text-anchor="end">
        {name}
      </text>
    </>
  );
}
