/** Powers of ten and how many they are: equal in every browser, which `**` and Math.log10 are not. */
import { log } from './elementary.ts';

/** 10ᵏ for a multiple k of ½: the number nearest to it, or to the root of it. */
export const tenTo = (k: number): number => (Number.isInteger(k) ? Number(`1e${k}`) : Math.sqrt(Number(`1e${2 * k}`)));

/** Right to the last place or two. */
export const log10 = (x: number): number => log(x) / Math.LN10;
