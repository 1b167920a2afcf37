/**
 * A helper thread of the tests: writes its number into the part that it does, and counts how often each was done. Nothing here
 * takes a time: who has to wait for somebody waits for what that one writes.
 */
import { parentPort } from 'node:worker_threads';
import { type Post, serve } from '../../../lib/kernels/crew.ts';
import { begun, callerSleepsAt, isReleased, meet, ways, wordsOf } from './threads-meeting.ts';

parentPort?.on('message', (post: Post) => {
  serve(post, () => ({ numbers, parts }, part) => {
    const tally = new Int32Array(post.memory.buffer, numbers[0]);
    if (numbers[1] === ways.meet) meet(tally, parts);
    if (numbers[1] === ways.slow) {
      Atomics.add(tally, begun, 1);
      Atomics.notify(tally, begun);
      if (part === 0) Atomics.wait(tally, isReleased, 0);
      else {
        const all = wordsOf(post.memory);
        while (Atomics.load(all, callerSleepsAt) === 0) Atomics.wait(tally, isReleased, 0, 1);
        Atomics.store(tally, isReleased, 1);
        Atomics.notify(tally, isReleased);
      }
    }
    Atomics.add(tally, part, 1);
    Atomics.store(tally, 64 + part, post.thread);
  });
});
