/** The plots' height in CSS pixels, the same for the still and the live picture, so that nothing moves. */
export const plotHeight = 250;
/** The width for which the still is drawn; the page scales it to its column. */
export const stillWidth = 420;
