/** A helper thread in the browser: works for whoever sends a post. */
import { help, type Post } from '../../lib/index.ts';

const scope = self as unknown as { onmessage: ((event: MessageEvent<Post>) => void) | null };

scope.onmessage = ({ data }) => help(data);
