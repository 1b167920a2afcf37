/** The activation's curve with the neuron's point on it, to be dragged or moved with the arrow keys. */
import { useRef } from 'preact/hooks';
import { fixed } from '../shared/index.ts';
import { curveEnd, type OneNeuronModel } from './model.ts';
import type { NeuronWords } from './strings.ts';

const box = { width: 320, height: 220, left: 28, right: 10, top: 10, bottom: 24 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
const low = -2;
const high = curveEnd;

const atX = (z: number) => box.left + (inner.width * (z + curveEnd)) / (2 * curveEnd);
const atY = (a: number) => box.top + (inner.height * (high - Math.min(high, Math.max(low, a)))) / (high - low);
const zAt = (x: number) => ((x - box.left) / inner.width) * 2 * curveEnd - curveEnd;

export function Curve({ model, t }: { model: OneNeuronModel; t: NeuronWords }) {
  const picture = useRef<SVGSVGElement>(null);
  const [z, a] = [model.z.value, model.a.value];
  const path = model.curve.value.map((at) => `${atX(at.z).toFixed(1)},${atY(at.a).toFixed(1)}`).join('L');
  const drag = (event: PointerEvent) => {
    const { left, width } = picture.current!.getBoundingClientRect();
    model.moveTo(zAt(((event.clientX - left) / width) * box.width));
  };
  const shown = Math.min(curveEnd, Math.max(-curveEnd, z));
  return (
    <div class="neuron-curve">
      <p class="neuron-heading">{t.curve}</p>
      <svg ref={picture} viewBox={`0 0 ${box.width} ${box.height}`}>
        <title>{t.curve}</title>
        <g>
          <line class="neuron-axis" x1={atX(-curveEnd)} x2={atX(curveEnd)} y1={atY(0)} y2={atY(0)} />
          <line class="neuron-axis" x1={atX(0)} x2={atX(0)} y1={atY(low)} y2={atY(high)} />
          {[-4, -2, 2, 4].map((tick) => (
            <text key={tick} x={atX(tick)} y={atY(0) + 14} text-anchor="middle">
              {tick < 0 ? `−${-tick}` : tick}
            </text>
          ))}
          {[1, 3, 5].map((tick) => (
            <text key={tick} x={atX(0) - 5} y={atY(tick) + 4} text-anchor="end">
              {tick}
            </text>
          ))}
          <path class="neuron-line" d={`M${path}`} />
          <path class="neuron-drop" d={`M${atX(shown)},${atY(0)}V${atY(a)}H${atX(0)}`} />
        </g>
        <circle
          class="neuron-point"
          cx={atX(shown)}
          cy={atY(a)}
          r={9}
          tabIndex={0}
          role="slider"
          aria-label={t.point}
          aria-valuemin={-curveEnd}
          aria-valuemax={curveEnd}
          aria-valuenow={shown}
          aria-valuetext={t.pointAt(fixed(z, 2), fixed(a, 4))}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
          }}
          onKeyDown={(event) => {
            const step = { ArrowRight: 0.1, ArrowUp: 0.1, ArrowLeft: -0.1, ArrowDown: -0.1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            model.moveTo(z + step);
          }}
        />
      </svg>
    </div>
  );
}
