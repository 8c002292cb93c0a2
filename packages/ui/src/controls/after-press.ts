'use client'

let isPressed = false
const waiting: (() => void)[] = []

/** Begins to notice presses; once for the whole page. */
function watchPresses(): void {
  document.addEventListener(
    'pointerdown',
    ({ button }) => {
      isPressed ||= button === 0
    },
    true,
  )
  const end = () => {
    isPressed = false
    for (const run of waiting.splice(0)) afterPress(run)
  }
  // A finger that begins to scroll, and a menu that opens, end a press as well.
  for (const type of ['pointerup', 'pointercancel', 'contextmenu']) document.addEventListener(type, end, true)
  // Whoever lets go in another window is not heard here.
  window.addEventListener('blur', end)
}
if (typeof document !== 'undefined') watchPresses()

/**
 * Runs this when no press is under way. What comes between pressing and letting go must not move a button away under the finger, or
 * the press is lost.
 */
export function afterPress(run: () => void): void {
  setTimeout(() => {
    if (isPressed) waiting.push(run)
    else run()
  })
}

/** Resolves when no press is under way: `answer.finally(pressOver)`. */
export function pressOver(): Promise<void> {
  return new Promise(afterPress)
}
