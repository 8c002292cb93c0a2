import type { Look } from '../pictures.ts'
import type { Pack } from './kit/pack.ts'

type Art = {
  /** `back` is what a buyer sees on turning the toy round, or opening the box. */
  draw: (look: Look, back: boolean) => string
  pack: Pack
  /** Half the width of what touches the floor; 0 for what hangs. */
  foot?: number
  /** How tall the toy is drawn, so that the ruler beside it tells the truth. */
  tall?: number
  /** Where the close-up looks. */
  close?: [x: number, y: number, zoom: number]
}

export type Arts = Record<string, Art>
