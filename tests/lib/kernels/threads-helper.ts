/** A helper thread of the tests: writes its number into the part that it does, and counts how often each was done. */
import { parentPort } from 'node:worker_threads';
import { type Post, serve } from '../../../lib/kernels/crew.ts';

parentPort?.on('message', (post: Post) => {
  serve(post, () => ({ numbers }, part) => {
    const tally = new Int32Array(post.memory.buffer, numbers[0]);
    for (let k = 0; k < 300; k++) Atomics.load(tally, part); // some microseconds, in which nobody may be done
    if (numbers[1] === 1) {
      Atomics.store(tally, 100, 1); // begun, and slow
      Atomics.wait(tally, 101, 0, 30);
    }
    Atomics.add(tally, part, 1);
    Atomics.store(tally, 64 + part, post.thread);
  });
});
