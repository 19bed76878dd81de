/** Longest list of lessons a move may take along. */
export const LONGEST_MOVE = 256

/** Lessons with the slots they leave and go to; reused from proposal to proposal. */
export class MoveList {
  length = 0
  readonly lessons = new Int32Array(LONGEST_MOVE)
  readonly from = new Int32Array(LONGEST_MOVE)
  readonly to = new Int32Array(LONGEST_MOVE)
  /** Choices with the resources they leave and take. */
  choiceCount = 0
  readonly choices = new Int32Array(LONGEST_MOVE)
  readonly left = new Int32Array(LONGEST_MOVE)
  readonly taken = new Int32Array(LONGEST_MOVE)

  clear(): void {
    this.length = 0
    this.choiceCount = 0
  }

  addChoice(choice: number, left: number, taken: number): void {
    const k = this.choiceCount++
    this.choices[k] = choice
    this.left[k] = left
    this.taken[k] = taken
  }

  add(lesson: number, from: number, to: number): void {
    const k = this.length++
    this.lessons[k] = lesson
    this.from[k] = from
    this.to[k] = to
  }

  /** The last lesson takes the place of the first. */
  dropFirst(): void {
    const last = --this.length
    this.lessons[0] = this.lessons[last]!
    this.from[0] = this.from[last]!
    this.to[0] = this.to[last]!
  }
}
