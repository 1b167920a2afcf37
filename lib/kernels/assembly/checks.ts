/** Questions asked of arrays of numbers: the first that is no number, the rows that are right. */

/** Index of the first NaN or infinity, or −1. */
export function firstNonFinite(values: usize, length: usize): i32 {
  const infinity = f32x4.splat(Infinity);
  let i: usize = 0;
  for (; i + 4 <= length; i += 4) {
    if (!i32x4.all_true(f32x4.lt(f32x4.abs(v128.load(values + (i << 2))), infinity))) break;
  }
  for (; i < length; i++) if (!isFinite(load<f32>(values + (i << 2)))) return <i32>i;
  return -1;
}

/** Rows of a[m,n] whose largest number, the first of equals, stands at the label (int32). */
export function countCorrect(a: usize, labels: usize, m: usize, n: usize): i32 {
  let correct = 0;
  for (let r: usize = 0; r < m; r++) {
    let best: usize = 0;
    let most = load<f32>(a);
    for (let j: usize = 1; j < n; j++) {
      const value = load<f32>(a + (j << 2));
      if (value > most) {
        most = value;
        best = j;
      }
    }
    if (<i32>best == load<i32>(labels + (r << 2))) correct++;
    a += n << 2;
  }
  return correct;
}
