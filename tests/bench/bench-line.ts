/** One line of the bench's table: both sides of a ratio as printed, with their units. */
export interface BenchLine {
  measure: string
  /** What Assay needs, such as `12.3 ms`. */
  ours: string
  /** What the other side of the ratio needs, in the same unit. */
  against: string
  /** `ours` to `against`, in the direction that `goal` names. */
  ratio: number
  /** Such as `at least 5` or `at most 2`. */
  goal: string
  reached: boolean
}
