/** A helper thread in Node: works for whoever sends a post. */
import { parentPort } from 'node:worker_threads';
import type { Post } from '../../../lib/kernels/crew.ts';
import { help } from '../../../lib/kernels/threads.ts';

parentPort?.on('message', (post: Post) => help(post));
