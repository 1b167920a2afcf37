/** A set formula as a screen reader is to say it where it stands in a name: browsers leave MathML out of names. */

/** That a function is applied, that two signs are multiplied. */
const unseen = /[\u2061-\u2064\u200b]/g;

/** “z 1 2 =”, “∂ L / ∂ w 1 =”: its signs one after another, indices before exponents, as MathML has them. */
export function spoken(node: Node): string {
  if (node.nodeName === '#text') return (node.textContent ?? '').replace(unseen, '').trim();
  if ((node as Element).getAttribute('aria-hidden') === 'true') return '';
  const parts = [...node.childNodes].map(spoken).filter((part) => part !== '');
  return parts.join(node.nodeName.toLowerCase() === 'mfrac' ? ' / ' : ' ');
}
