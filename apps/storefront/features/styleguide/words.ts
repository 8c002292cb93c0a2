/** What the pages would hand over from their own messages. */
export const STEPPER_WORDS = {
  fewer: 'One case fewer',
  more: 'One case more',
  rounded: 'Sold in cases of {casePack}: {typed} became {quantity}.',
  instead: 'Take {quantity}',
  cases: { one: '{count} case', other: '{count} cases' },
}

export const SHEET_WORDS = {
  quantityOf: 'Quantity of {title}',
  noPrice: 'no price here',
  cases: { one: '{count} case', other: '{count} cases' },
  units: { one: '{count} unit', other: '{count} units' },
  total: 'Total',
  rounded: '{title} is sold in cases of {casePack}: {typed} became {quantity}.',
  pasted: { one: '{count} row filled.', other: '{count} rows filled.' },
  leftOver: { one: '{count} number had no row left.', other: '{count} numbers had no row left.' },
}

export const SHEET_HEADS = {
  toy: 'Toy',
  stock: 'Stock',
  msrp: 'MSRP',
  margin: 'Margin',
  price: 'Each',
  pack: 'Case',
  quantity: 'Quantity',
  sum: 'Sum',
}
