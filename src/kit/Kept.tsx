/**
 * HTML that was made when the site was built and stays as it is: the page carries it once, not again among the figure's
 * properties. A figure's `still.ts` gives it as `html: { name: … }`; drawn anew in the browser it is empty.
 */
import { useMemo } from 'preact/hooks';

export type KeptHtml = Readonly<Record<string, string>>;

let provided: KeptHtml = {};
/** Called by the page that is being built, before the figure is drawn. */
export const keepHtml = (html: KeptHtml): void => {
  provided = html;
};

export function Kept({ name, class: sheet }: { name: string; class?: string }) {
  // Preact leaves what is inside alone when it takes over what the server drew
  const html = useMemo(() => ({ __html: provided[name] ?? '' }), [name]);
  return <div class={sheet} dangerouslySetInnerHTML={html} />;
}
