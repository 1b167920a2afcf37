/** How far the value of a formula and the engine's may be apart, and why. */
export const rounding = {
  relative: 1e-10,
  why: 'the same sum in another order, in float64',
};

export const exactly = { relative: 0, why: 'no rounding on either side' };

/** A central difference at h = 1e-5 in float64: h² of truncation, 1e-16/h of rounding. */
export const differenceTolerance = 1e-6;
