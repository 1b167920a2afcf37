/** The weights of a first layer as small pictures in few shades: enough to see what a unit looks for. Chapter: mnist. */

const side = 28;
/** A square of the picture is the mean of so many times so many weights. */
const block = 2;
const most = 64;
/** Of either sign; the middle is 0. */
const shades = 7;
/** One stray weight must not make all the others pale. */
const covered = 0.995;

export interface Shades {
  /** The strongest shade of either sign. */
  readonly limit: number;
  /** A picture a unit, row by row, a digit of base 15 a square: 7 is 0. */
  readonly pictures: readonly string[];
}

/** W [784, units] row-major: of the first 64 units. */
export function shadesOf(W: ArrayLike<number>, units: number): Shades {
  const small = side / block;
  const images = Array.from({ length: Math.min(units, most) }, (_, j) =>
    Array.from({ length: small * small }, (_, at) => {
      const [row, column] = [block * Math.floor(at / small), block * (at % small)];
      let sum = 0;
      for (let r = row; r < row + block; r++)
        for (let c = column; c < column + block; c++) sum += W[(r * side + c) * units + j];
      return sum / (block * block);
    }),
  );
  const sizes = images
    .flat()
    .map(Math.abs)
    .sort((a, b) => a - b);
  const limit = Number(sizes[Math.ceil(covered * sizes.length) - 1].toPrecision(2));
  const shade = (value: number) => Math.min(shades, Math.max(-shades, Math.round((shades * value) / limit)));
  return {
    limit,
    pictures: images.map((image) => image.map((value) => (shade(value) + shades).toString(15)).join('')),
  };
}

/** The numbers again, as far as the shades tell them apart. */
export const weightsOf = ({ limit, pictures }: Shades): Float32Array[] =>
  pictures.map((picture) =>
    Float32Array.from(picture, (digit) => ((Number.parseInt(digit, 15) - shades) * limit) / shades),
  );
