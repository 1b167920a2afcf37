/** What plays: the same steps whatever the screen, to the end and no farther. */
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { player } from '../../src/kit/player.ts';

/** So many pictures at so many a second. */
function play(rate: number, seconds: number, pace = 37) {
  const one = player({ last: 10_000, pace });
  one.play();
  for (let k = 0; k < rate * seconds; k++) one.tick(1 / rate);
  return one.at.value;
}

describe('a player', () => {
  it('takes the same steps at 30, 60, 120 and 144 pictures a second', () => {
    for (const rate of [30, 60, 120, 144]) expect(play(rate, 4)).toBe(4 * 37);
  });

  it('plays a step at a time too, slower than the pictures come', () => {
    expect([play(60, 2, 1.5), play(120, 2, 1.5)]).toEqual([3, 3]);
  });

  it('stops at the end, and begins anew from there', () => {
    const rewound: number[] = [];
    const one = player({ first: 2, last: 5, pace: 60, onRewind: () => rewound.push(one.at.value) });
    one.play();
    for (let k = 0; k < 10; k++) one.tick(1 / 60);
    expect([one.at.value, one.playing.value, one.atEnd.value]).toEqual([5, false, true]);
    one.play();
    expect([one.at.value, one.playing.value, rewound]).toEqual([2, true, [5]]);
  });

  it('does not catch up after the page was hidden, and never runs backwards', () => {
    const one = player({ last: 10_000, pace: 100 });
    one.play();
    one.tick(3600);
    expect(one.at.value).toBe(25);
    one.tick(-1);
    expect(one.at.value).toBe(25);
  });

  it('does nothing while it is paused, and steps by hand', () => {
    const one = player({ last: 3, pace: 100 });
    one.tick(1);
    one.step();
    one.step(7);
    one.step();
    expect(one.at.value).toBe(3);
  });

  it('tells how many steps are to be computed, never more than are left', () => {
    const asked: number[] = [];
    const last = signal(4);
    const one = player({ last, pace: 100, onStep: (count) => asked.push(count) });
    one.step(3);
    one.step(3);
    one.step();
    expect([asked, one.at.value]).toEqual([[3, 1], 4]);
    last.value = 6;
    expect(one.atEnd.value).toBe(false);
  });

  it('whose end moves takes from a link what the farthest end allows', () => {
    const one = player({ last: signal(4), most: 9, pace: 1 });
    expect(['9', '10'].map(one.at.read)).toEqual([9, null]);
  });

  it('that computes step by step goes back by beginning anew', () => {
    const done: string[] = [];
    const one = player({
      last: 9,
      pace: 1,
      onStep: (count) => done.push(`${count}`),
      onRewind: () => done.push('first'),
    });
    one.go(5);
    one.go(7);
    one.go(2);
    expect([done, one.at.value]).toEqual([['5', '2', 'first', '2'], 2]);
  });

  it('goes to a step within its ends, without playing on', () => {
    const one = player({ first: 1, last: 9, pace: 10 });
    one.play();
    one.go(70);
    expect([one.at.value, one.playing.value]).toEqual([9, false]);
    one.go(-3);
    expect(one.at.value).toBe(1);
  });
});
