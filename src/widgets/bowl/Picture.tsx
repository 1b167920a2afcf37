/** The bowl from the side or from above, the path in it, and its start to be moved. */
import { useRef } from 'preact/hooks';
import { tenth } from '../../kit/path.ts';
import { Parabola, Valley } from './Backdrop.tsx';
import { Letters } from './Letters.tsx';
import type { BowlModel } from './model.ts';
import { signed } from './numbers.ts';
import { box, type Exit, farthest, line, pointAt } from './plane.ts';
import type { BowlWords } from './strings.ts';

const keys: Readonly<Record<string, readonly [axis: number, by: number]>> = {
  ArrowRight: [0, 0.1],
  ArrowLeft: [0, -0.1],
  ArrowUp: [1, 0.1],
  ArrowDown: [1, -0.1],
};

export function Picture({ model, t }: { model: BowlModel; t: BowlWords }) {
  const picture = useRef<SVGSVGElement>(null);
  const { lambda, start } = model.run.value;
  const two = lambda.length === 2;
  const { spots, exit } = model.seen.value;
  const past = spots.slice(0, model.at.value + 1);
  const gone = exit !== null && exit.step <= model.at.value;
  const drag = (event: PointerEvent) => {
    const { left, top, width } = picture.current!.getBoundingClientRect();
    const scale = box.width / width;
    const point = pointAt([(event.clientX - left) * scale, (event.clientY - top) * scale]);
    for (const axis of lambda.keys()) model.moveTo(axis, point[axis]);
  };
  return (
    <div class="bowl-picture">
      <p class="bowl-heading">
        <Letters text={t.pictures[model.shape.value]} />
      </p>
      <svg ref={picture} viewBox={`0 0 ${box.width} ${box.height}`}>
        <title>{t.pictures[model.shape.value]}</title>
        {two ? <Valley lambda={lambda} /> : <Parabola lambda={lambda[0]} />}
        <path class="bowl-path bowl-future" d={line(exit ? [...spots, exit.at] : spots)} />
        <path class="bowl-path" d={line(gone ? [...past, exit.at] : past)} />
        {spots.map(([x, y], t) => (
          <circle key={t} class="bowl-place" data-past={t <= model.at.value} cx={tenth(x)} cy={tenth(y)} r={2.2} />
        ))}
        {exit && <Head {...exit} past={gone} />}
        {!gone && <circle class="bowl-now" cx={past.at(-1)![0]} cy={past.at(-1)![1]} r={5} />}
        <circle
          class="bowl-start"
          cx={spots[0][0]}
          cy={spots[0][1]}
          r={10}
          tabIndex={0}
          role="slider"
          aria-label={t.start}
          aria-valuemin={-farthest[0]}
          aria-valuemax={farthest[0]}
          aria-valuenow={start[0]}
          aria-valuetext={t.startAt(start.map(signed))}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
          }}
          onKeyDown={(event) => {
            const [axis, by] = keys[event.key] ?? [];
            if (axis === undefined || by === undefined) return;
            event.preventDefault();
            model.nudge(axis, by);
          }}
        />
      </svg>
      <p class="bowl-note">
        {t.drag}
        {two && t.rings}
        {exit && t.leaves(exit.step)}
      </p>
    </div>
  );
}

/** Where the path leaves the frame: a head on its last piece. */
function Head({ at: [x, y], along: [dx, dy], past }: Exit & { past: boolean }) {
  return (
    <path
      class="bowl-exit"
      data-past={past}
      d="M-9,-5L1,0L-9,5Z"
      transform={`matrix(${[dx, dy, -dy, dx, x, y].map((value) => value.toFixed(3)).join(' ')})`}
    />
  );
}
