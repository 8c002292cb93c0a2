import { Buttons, Choices, Fields, Icons, Quantity } from './controls.tsx'
import { Finding, Sheet } from './finding.tsx'
import { Frames, Layers, States, WaitingOutlines } from './frame.tsx'
import { Cards, CompactCards, StockAndTiers, Tags } from './goods.tsx'
import { Inks, Type } from './inks.tsx'
import { Order } from './orders.tsx'

/** Every piece in every state, as a printer's specimen book. */
export function Styleguide() {
  return (
    <main className="page pt-10">
      <h1 className="text-5xl">The Order Book</h1>
      <p className="mt-4 mb-10 max-w-measure text-lg text-ink-2">
        Specimens of what the shop is set from: inks, type, tags and forms. Resize the window and change the theme; everything here is the
        real thing.
      </p>
      <Inks />
      <Type />
      <Icons />
      <Buttons />
      <Fields />
      <Choices />
      <Quantity />
      <Tags />
      <StockAndTiers />
      <Cards />
      <CompactCards />
      <Sheet />
      <Finding />
      <Order />
      <Frames />
      <Layers />
      <WaitingOutlines />
      <States />
    </main>
  )
}
