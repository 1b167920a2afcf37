/**
 * The part of Observable Plot that the book's live figures use. Fetched as a whole when the first of them wakes: a
 * mark that no figure draws would only make it heavier.
 */
export { dot, line, plot, ruleX, ruleY, text } from '@observablehq/plot';
