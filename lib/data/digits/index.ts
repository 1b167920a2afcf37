/** The book's own digits: 60,000 to train on and 10,000 to test, as MNIST has them. */

/** What a receipt names: the model that is shipped, and the seed with which the book draws. */
export const digitsId = 'digits-1';
export const digitsSeed = 1;
export const digitsCounts = { train: 60_000, test: 10_000 } as const;
export const digitsBlock = 6000;
/** Below the site's root. */
export const digitsFile = 'models/digits.safetensors';
/** Bytes of kernel memory that a maker needs. */
export const digitsMemory = 8 * 1024 * 1024;
