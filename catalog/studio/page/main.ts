import { families } from '../toys/index.ts'
import { studio } from './take.ts'

const toys = Object.assign({}, ...Object.values(families))

const take = studio(document.querySelector('canvas') as HTMLCanvasElement, (handle) => {
  const toy = toys[handle]
  if (!toy) throw new Error(`nobody has modelled ${handle}`)
  return toy
})

Object.assign(globalThis, { take })
