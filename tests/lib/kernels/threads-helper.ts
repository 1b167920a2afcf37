/** A helper thread of the tests: writes its number into the part that it does, and counts how often each was done. */
import { parentPort } from 'node:worker_threads';
import { type Post, serve } from '../../../lib/kernels/crew.ts';

parentPort?.on('message', (post: Post) => {
  serve(post, () => ({ numbers }, part) => {
    const tally = new Int32Array(post.memory.buffer, numbers[0]);
    for (let k = 0; k < 3000; k++) Atomics.load(tally, part); // some ten microseconds, in which nobody may be done
    Atomics.add(tally, part, 1);
    Atomics.store(tally, 64 + part, post.thread);
  });
});
