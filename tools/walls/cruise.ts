import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { options } from './rules.ts'

export type Walls = { filesRead: number; broken: { rule: string; from: string; to: string }[] }

/** Reads every import under these folders of a house and says which go through a wall. */
export async function walls(baseDir: string, folders: string[]): Promise<Walls> {
  const { output } = await cruise(folders, { ...options, baseDir } as Parameters<typeof cruise>[1])
  const { summary } = output as ICruiseResult
  return {
    filesRead: summary.totalCruised,
    broken: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
