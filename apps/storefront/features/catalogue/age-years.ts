/** The years of an age grade such as `3+`; null where it says something else, which is then shown as it is. */
export function ageYears(grade: string): string | null {
  return /^(\d{1,2})\+$/.exec(grade)?.[1] ?? null
}
