'use client'
import { Layer, type LayerProps } from './dialog.tsx'

/** A drawer: comes up from below on phones, and from the side where there is room. For filters, menus, the order at a glance. */
export function Sheet(layer: LayerProps) {
  return <Layer {...layer} className="drawer" />
}
