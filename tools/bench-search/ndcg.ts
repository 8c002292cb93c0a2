/**
 * Normalised discounted cumulative gain of a ranking (Järvelin and Kekäläinen), gains 2^grade - 1: 1 where the best come first, 0 where
 * none of them comes.
 * @param grades of what was found, in its order
 * @param all grades of everything that could have been found, in any order
 */
export function ndcg(grades: readonly number[], all: readonly number[], depth = 10): number {
  const best = gain(all.toSorted((a, b) => b - a).slice(0, depth))
  return best === 0 ? 0 : gain(grades.slice(0, depth)) / best
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
}
