/**
 * HTML that was made when the site was built and stays as it is: the page carries it once, not again among the figure's
 * properties. A figure's `still.ts` gives it as `html: { name: … }`; drawn anew in the browser it is empty.
 */
import { useMemo } from 'preact/hooks';
import { useBuilt } from './built.ts';

export function Kept({ name, class: sheet }: { name: string; class?: string }) {
  const built = useBuilt();
  // Preact leaves what is inside alone when it takes over what the server drew
  const html = useMemo(() => ({ __html: built?.html[name] ?? '' }), [name]);
  return <div class={sheet} dangerouslySetInnerHTML={html} />;
}
