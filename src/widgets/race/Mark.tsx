/** A racer's own sign: a form that is told apart without its colour. */
import type { RacerId } from '../../experiments/gradient-descent/race/racers.ts';

const forms: Readonly<Record<RacerId, string>> = {
  sgd: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z',
  momentum: 'M-3.7,-3.7H3.7V3.7H-3.7Z',
  nesterov: 'M0,-5.2L5.2,0L0,5.2L-5.2,0Z',
  rmsprop: 'M0,-5L5,4H-5Z',
  adam: 'M-1.6,-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6Z',
};

export const Mark = ({ id, x, y }: { id: RacerId; x: number; y: number }) => (
  <path class="race-mark" d={forms[id]} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} />
);

/** Line and sign beside a name. */
export const Key = ({ id }: { id: RacerId }) => (
  <svg class={`race-key race-${id}`} viewBox="0 0 34 12" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <path class="race-line" d="M0,6H34" />
    <Mark id={id} x={17} y={6} />
  </svg>
);
