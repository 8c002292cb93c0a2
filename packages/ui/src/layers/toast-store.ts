export type ToastNote = {
  text: string
  /** A problem is told at once and stays until somebody closes it. */
  kind?: 'done' | 'problem'
  /** Takes it back, or tries again. The note goes when it is pressed. */
  action?: { label: string; run: () => void }
}
export type Toast = ToastNote & { id: number }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function become(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a note at the foot of the page, after those that are there already. Returns what takes it away again. */
export function showToast(note: ToastNote): () => void {
  lastId += 1
  const id = lastId
  become([...toasts, { ...note, id }])
  return () => closeToast(id)
}

export function closeToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) become(toasts.filter((toast) => toast.id !== id))
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentToasts(): readonly Toast[] {
  return toasts
}
