/** A helper thread in the browser: works for whoever sends a post. */

import type { Post } from '../../lib/kernels/crew.ts';
import { help } from '../../lib/kernels/threads.ts';

const scope = self as unknown as { onmessage: ((event: MessageEvent<Post>) => void) | null };

scope.onmessage = ({ data }) => help(data);
