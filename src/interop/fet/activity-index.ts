import type { Activity } from './file.ts'

/** Activities by what constraints name: indices, ascending. */
export class ActivityIndex {
  private readonly lists = new Map<string, number[]>()

  constructor(activities: readonly Activity[]) {
    activities.forEach(({ subject, tags, students, teachers }, index) => {
      this.add('subject', subject, index)
      for (const tag of tags) this.add('tag', tag, index)
      if (students.length === 1) this.add('students', students[0]!, index)
      if (teachers.length === 1) this.add('teacher', teachers[0]!, index)
    })
  }

  /** @param by `students` and `teacher`: those that are held by these alone */
  with(by: 'subject' | 'tag' | 'students' | 'teacher', name: string): readonly number[] {
    return this.lists.get(`${by} ${name}`) ?? []
  }

  private add(by: string, name: string, index: number): void {
    const list = this.lists.get(`${by} ${name}`) ?? []
    this.lists.set(`${by} ${name}`, list)
    list.push(index)
  }
}
