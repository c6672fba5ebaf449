/** Rows of some runs: the checks of one run ask for the same rows again and again, and then never. */
const mostKept = 4000

/**
 * A pure function of a row, remembered while the run is looked at and forgotten after some thousand other
 * rows: what only the checks need would otherwise be kept as long as the run is, thousands of times.
 */
export function brieflyRemembered<K extends object, V>(work: (of: K) => V): (of: K) => V {
  let kept = new WeakMap<K, V>()
  let count = 0
  return (of) => {
    const known = kept.get(of)
    if (known !== undefined) return known
    if (count >= mostKept) {
      kept = new WeakMap()
      count = 0
    }
    const result = work(of)
    kept.set(of, result)
    count += 1
    return result
  }
}
