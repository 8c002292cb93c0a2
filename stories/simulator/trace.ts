/** Writes lines in which every id has the number under which it came first: ids are new in each run, and what happens is not. */
export function noteTo(trace: string[]): (line: string) => void {
  const known = new Map<string, string>()
  const named = (id: string) => {
    const prefix = id.slice(0, id.indexOf('_'))
    if (!known.has(id)) known.set(id, `${prefix}-${known.size + 1}`)
    return known.get(id) as string
  }
  return (line) => void trace.push(line.replace(/\b[a-z]{2,6}_[0-9A-Za-z]{16,40}/g, named))
}

/** What a job is about. */
export function nameOf({ task, payload }: { task: string; payload: unknown }): string {
  const { subscriber, event, orderId = '' } = payload as { subscriber?: string; event?: { name: string; id: string }; orderId?: string }
  return event ? `${task} of ${event.name} ${event.id} to ${subscriber}` : `${task} ${orderId}`
}

export function short(error: unknown): string {
  return error instanceof Error ? `${error.name} ${error.message}`.slice(0, 120) : String(error)
}
