'use client'

let isPressed = false

/** Begins to notice presses; once for the whole page. */
function watchPresses(): void {
  const during = (pressed: boolean) => () => {
    isPressed = pressed
  }
  document.addEventListener('pointerdown', during(true), true)
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, during(false), true)
}
if (typeof document !== 'undefined') watchPresses()

/**
 * Runs this when no press is under way. Leaving a field by pressing a button must not move the button away under the finger, or
 * the press is lost.
 */
export function afterPress(run: () => void): void {
  if (isPressed) document.addEventListener('pointerup', () => setTimeout(run), { once: true })
  else setTimeout(run)
}
