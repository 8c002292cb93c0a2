/** What the page needs to know to take one picture; it travels as JSON. */
export type Job = {
  handle: string
  look: Record<string, string>
  view: 'three-quarter' | 'front' | 'back' | 'side' | 'detail' | 'pack' | 'scale' | 'spin'
  size: number
  facts: Facts
}

/** What is printed on tags and boxes. */
export type Facts = {
  title: string
  franchise: string
  age: string
  warnings: string
  materials: string
  origin: string
  gtin: string
  sku: string
  /** The ground colour of its category. */
  ground: string
  /** Length, width and height of one unit in its packaging, in cm. */
  box: readonly [number, number, number]
  /** Heights in cm of all sizes on sale. */
  sizes: readonly number[]
}
