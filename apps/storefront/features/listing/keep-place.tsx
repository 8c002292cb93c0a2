'use client'
import { useLayoutEffect } from 'react'

/** More listings than this are not gone back through. */
const MOST_PLACES = 50
/** How far each listing was scrolled, by its address. */
const places = new Map<string, number>()
/** Where Back or Forward is leading. */
let returningTo: string | null = null
const here = () => location.pathname + location.search
if (typeof window !== 'undefined')
  window.addEventListener('popstate', () => {
    returningTo = here()
  })

/**
 * Brings whoever comes back to where they were. Browsers do so too, but at a moment when the page that is left may still be the one
 * on the screen, and no further than that one reaches.
 */
export function KeepPlace() {
  useLayoutEffect(() => {
    const place = returningTo === here() ? places.get(here()) : undefined
    if (place !== undefined) window.scrollTo({ top: place, behavior: 'instant' })
    const note = () => {
      places.delete(here())
      places.set(here(), window.scrollY)
      const [oldest] = places.keys()
      if (places.size > MOST_PLACES && oldest) places.delete(oldest)
    }
    window.addEventListener('scroll', note, { passive: true })
    return () => {
      window.removeEventListener('scroll', note)
      returningTo = null
    }
  }, [])
  return null
}
