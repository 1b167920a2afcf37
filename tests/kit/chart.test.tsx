/** Charts: places, ticks, labels that keep apart, a cursor for the keyboard. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { generator } from '../../lib/generator.ts';
import { Chart, stopAfter } from '../../src/kit/Chart.tsx';
import { apart, EndLabels, Line } from '../../src/kit/marks.tsx';
import { pathThrough } from '../../src/kit/path.ts';
import { scaleOf, ticksOf, withRoom } from '../../src/kit/scale.ts';

describe('a scale', () => {
  it('puts the ends at the ends, and what lies outside at the nearer end unless it may not', () => {
    const y = scaleOf({ ends: [0, 10] }, [200, 0]);
    expect([0, 5, 10, 12, -3].map(y)).toEqual([200, 100, 0, 0, 200]);
    expect(scaleOf({ ends: [0, 10], clamp: false }, [200, 0])(12)).toBeCloseTo(-40, 9);
  });

  it('in powers of ten puts the same factor at the same distance, and what has no logarithm at its lower end', () => {
    const x = scaleOf({ ends: [0.001, 1000], log: true }, [0, 60]);
    expect([0.001, 0.1, 10, 1000].map((value) => Math.round(x(value)))).toEqual([0, 20, 40, 60]);
    expect([x(0), x(-1), x(Number.NaN)]).toEqual([0, 0, 0]);
  });

  it('has round ticks, with the true minus, and says at the last what it counts', () => {
    expect(ticksOf({ ends: [-1, 1], ticks: 4 }).map(({ label }) => label)).toEqual(['−1', '−0.5', '0', '0.5', '1']);
    expect(ticksOf({ ends: [0, 500], ticks: [0, 500], name: 'steps' }).map(({ label }) => label)).toEqual([
      '0',
      '500 steps',
    ]);
  });
});

describe('labels at the ends of lines', () => {
  it('keep their distance and their order, and move no farther than they must', () => {
    const random = generator(5, 'labels');
    for (let trial = 0; trial < 100; trial++) {
      const heights = Array.from({ length: 6 }, () => 100 * random.uniform());
      const placed = apart(heights, 14);
      const order = heights.map((_, k) => k).sort((a, b) => heights[a] - heights[b]);
      for (let k = 1; k < order.length; k++) {
        expect(placed[order[k]] - placed[order[k - 1]]).toBeGreaterThan(14 - 1e-9);
      }
      // the mean of least squares stays where it was
      const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
      expect(sum(placed)).toBeCloseTo(sum(heights), 8);
    }
  });

  it('that lie far enough apart stay where they are', () => {
    expect(apart([0, 30, 90], 14)).toEqual([0, 30, 90]);
  });

  it('stay within the picture', () => {
    expect(apart([100, 99, 100, 20], 14, [0, 100])).toEqual([86, 72, 100, 20]);
    expect(apart([-5, 0], 14, [4, 100])).toEqual([4, 18]);
  });

  it('are led to from the ends, to whichever side', () => {
    const labels = [
      { at: [50, 20], text: 'one' },
      { at: [50, 20], text: 'other', toLeft: true },
    ] as const;
    const drawn = render(<EndLabels labels={labels} lead={8} />);
    expect(drawn.match(/ d="[^"]*"|x="\d+"/g)).toEqual([' d="M56,20l6-7"', 'x="64"', ' d="M44,20l-6,7"', 'x="36"']);
  });
});

describe('a line', () => {
  it('leaves out what is no number, and is nothing without points', () => {
    expect(
      pathThrough([
        [0, 0],
        [Number.NaN, 4],
        [10, 5.25],
      ]),
    ).toBe('M0,0l10,5.2');
    expect(render(<Line points={[]} />)).toBe('');
  });

  it('has the width and the dashes that it is given, whatever the sheet says of others', () => {
    const points = [
      [0, 0],
      [5, 5],
    ] as const;
    expect(render(<Line points={points} dashed width={2} />)).toMatch(/data-dashed.*style="stroke-width:\s?2px/);
    expect(render(<Line points={points} dashed="9 3" />)).toMatch(/^(?!.*data-dashed).*stroke-dasharray="9 3"/);
  });
});

describe('a chart', () => {
  const cursor = {
    at: 3,
    stops: [1, 2, 3, 4],
    onMove: () => {},
    says: (at: number) => `value at ${at}`,
    label: 'Place',
  };

  it('is one image with a name, or with a cursor a slider that says its value', () => {
    const plain = render(
      <Chart title="Loss" x={{ ends: [0, 4] }} y={{ ends: [0, 1] }}>
        {() => null}
      </Chart>,
    );
    expect(plain).toContain('role="img" aria-label="Loss"');
    const read = render(
      <Chart title="Loss" x={{ ends: [0, 4] }} y={{ ends: [0, 1] }} cursor={cursor}>
        {() => null}
      </Chart>,
    );
    expect(read).toContain('role="slider"');
    expect(read).toContain('aria-valuetext="value at 3"');
  });

  it('moves its cursor by arrow keys, in leaps, to the ends, and never past them', () => {
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageUp', 'a'].map((key) => stopAfter(key, 2, 4))).toEqual([
      3,
      1,
      0,
      3,
      3,
      null,
    ]);
    expect([stopAfter('ArrowRight', 3, 4), stopAfter('ArrowRight', -1, 4), stopAfter('End', 0, 0)]).toEqual([
      3,
      0,
      null,
    ]);
  });
});

describe('labels of one line', () => {
  const at = (label: string, place: number, anchor: 'start' | 'middle' | 'end' = 'middle') => ({
    label,
    place,
    anchor,
  });
  const kept = (...labels: ReturnType<typeof at>[]) => withRoom(labels).map(({ label }) => label);

  it('all stand where there is room', () => {
    expect(kept(at('0', 0, 'start'), at('50', 100), at('100', 200, 'end'))).toEqual(['0', '50', '100']);
  });
  it('give way to the last one, which has the name, and then to the first', () => {
    expect(kept(at('0', 0, 'start'), at('300', 245), at('400 tosses', 290, 'end'))).toEqual(['0', '400 tosses']);
    expect(kept(at('0', 0, 'start'), at('9', 8), at('200', 100), at('400', 290, 'end'))).toEqual(['0', '200', '400']);
  });
  it('are counted twice as wide in Chinese', () => {
    expect(kept(at('0', 0, 'start'), at('300', 195), at('400 abcd', 280, 'end'))).toEqual(['0', '300', '400 abcd']);
    expect(kept(at('0', 0, 'start'), at('300', 195), at('400 投掷次数', 280, 'end'))).toEqual(['0', '400 投掷次数']);
  });
  it('are none where there are none', () => expect(kept()).toEqual([]));
});
