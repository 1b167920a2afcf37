/** What the definitions compute with. Arrays are flat and row-major; data keep the types in which they come. */

export type Numbers = Float32Array | Float64Array;

/** The class of each example. */
export type Labels = Uint8Array | Int32Array;
