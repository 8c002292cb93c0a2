import type { Arts } from '../art.ts'

export const figure = { pack: 'window', foot: 280, close: [600, 430, 2] as [number, number, number] } as const

export const peopleToys: Arts = {}
