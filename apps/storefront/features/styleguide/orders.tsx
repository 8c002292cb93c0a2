import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { Perforation, TornSlip } from '@toyline/ui/frame/perforation'
import { Leaders } from '@toyline/ui/order/leaders'
import { OrderBar } from '@toyline/ui/order/order-bar'
import { OrderFoot } from '@toyline/ui/order/order-foot'
import { OrderSpine } from '@toyline/ui/order/order-spine'
import { Timeline } from '@toyline/ui/order/timeline'
import { Figure, Specimen } from './specimen.tsx'

const MINIMUM = { label: 'Minimum order', value: 9050, max: 15000, words: '$59.50 to go' }
const FREIGHT = { label: 'Free freight', value: 9050, max: 40000, words: '$309.50 to go' }

export function Order() {
  return (
    <Specimen
      number={14}
      id="order"
      title="The order book"
      says="What is in the order and how far it is from the two sums that matter, always in view."
    >
      <Figure caption="Open, below the minimum; and with both reached" className="grid items-start gap-6 xl:grid-cols-2">
        <OrderBar title="Order book" cases="3 cases" units="36 units" money="$90.50" minimum={MINIMUM} freight={FREIGHT} />
        <OrderBar
          title="Order of May"
          cases="14 cases"
          units="168 units"
          money="$1,240.50"
          minimum={{ ...MINIMUM, value: 124050, words: 'reached' }}
          freight={{ ...FREIGHT, value: 124050, words: 'reached: we pay the freight' }}
          action={
            <LinkButton href="#order" look="primary" size="large" wide>
              Go to checkout
            </LinkButton>
          }
        />
      </Figure>
      <Figure caption="At the foot of the page, while goods are chosen" className="grid gap-4">
        {[MINIMUM, { ...MINIMUM, value: 15480, words: 'reached' }].map((minimum) => (
          // What is fixed keeps to this frame instead of the window.
          <div key={minimum.value} className="relative h-28 overflow-hidden border border-line [transform:translateZ(0)]">
            <OrderFoot
              label={minimum.words === 'reached' ? 'Your order, large enough' : 'Your order'}
              cases="3 cases"
              units="36 units"
              money="$90.50"
              minimum={minimum}
              freight={FREIGHT}
              action={
                <Button disabled={minimum.words !== 'reached'} look="primary">
                  Go to checkout
                </Button>
              }
            />
          </div>
        ))}
      </Figure>
      <Figure caption="Closed, for the head of every page">
        <OrderSpine
          href="#order"
          label="Order"
          units="168 units"
          cases="14 cases"
          casesShort="14"
          money="$1,240.50"
          minimum={{ ...MINIMUM, value: 124050 }}
          freight={FREIGHT}
        />
        <OrderSpine href="#order" cases="Order book" casesShort="0" />
      </Figure>
      <div className="grid gap-8 md:grid-cols-2">
        <Figure caption="A slip with leaders, torn from the pad" className="">
          <TornSlip>
            <Leaders
              rows={[
                { label: 'Cases', value: '14' },
                { label: 'Units', value: '168' },
                { label: 'Goods, without tax', value: '$1,240.50' },
                { label: 'Freight', value: 'free' },
                { label: 'VAT 20 %', value: '$248.10' },
                { label: 'Total', value: '$1,488.60', total: true },
              ]}
            />
            <Perforation className="my-5" />
            <p className="num text-ink-2 text-sm">PO 4471 · due 30 June 2026</p>
          </TornSlip>
        </Figure>
        <Figure caption="What happened and what comes next" className="">
          <Timeline
            label="Progress of the order"
            words={{ done: 'done', now: 'now', next: 'to come', stopped: 'stopped' }}
            steps={[
              { title: 'Placed', time: { iso: '2026-05-02', words: '2 May, 10:14' }, state: 'done' },
              { title: 'Paid', time: { iso: '2026-05-02', words: '2 May, 10:15' }, note: 'Card ending in 4242', state: 'done' },
              { title: 'Packed', time: { iso: '2026-05-04', words: '4 May' }, note: '12 of 14 cases; two arrive on 14 May.', state: 'now' },
              { title: 'Shipped', state: 'next' },
              { title: 'Return refused', state: 'stopped', note: 'The seal was broken.' },
            ]}
          />
        </Figure>
      </div>
    </Specimen>
  )
}
