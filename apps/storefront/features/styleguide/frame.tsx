import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { EmptyCartDrawing } from '@toyline/ui/drawings/empty-cart'
import { ErrorDrawing } from '@toyline/ui/drawings/error'
import { NoListsDrawing } from '@toyline/ui/drawings/no-lists'
import { NoOrdersDrawing } from '@toyline/ui/drawings/no-orders'
import { NotFoundDrawing } from '@toyline/ui/drawings/not-found'
import { NothingFoundDrawing } from '@toyline/ui/drawings/nothing-found'
import { OfflineDrawing } from '@toyline/ui/drawings/offline'
import { OrderSentDrawing } from '@toyline/ui/drawings/order-sent'
import { Breadcrumbs } from '@toyline/ui/frame/breadcrumbs'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { FooterGroup } from '@toyline/ui/frame/footer-group'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { TableRegion } from '@toyline/ui/frame/table-region'
import { Tabs } from '@toyline/ui/frame/tabs'
import { ThumbTabs } from '@toyline/ui/frame/thumb-tabs'
import { CardOutline, SheetOutline, Waiting } from '@toyline/ui/frame/waiting'
import { LayerDemo } from './layer-demo.tsx'
import { Figure, Specimen } from './specimen.tsx'

export function Frames() {
  return (
    <Specimen number={15} id="frame" title="The frame" says="What every page stands in.">
      <Figure caption="Thumb index" className="">
        <ThumbTabs
          label="Chapters"
          tabs={[
            { label: 'All toys', href: '#frame', ground: 'plain', current: true },
            { label: 'Plush', href: '#frame-1', ground: 'plush' },
            { label: 'Desk & collectibles', href: '#frame-2', ground: 'desk' },
            { label: 'Baby & toddler', href: '#frame-3', ground: 'baby' },
            { label: 'Puzzles & games', href: '#frame-4', ground: 'puzzle' },
            { label: 'Wear & carry', href: '#frame-5', ground: 'wear' },
            { label: 'Seasonal', href: '#frame-6', ground: 'season' },
          ]}
        />
      </Figure>
      <Figure caption="Breadcrumbs and the head of a section" className="grid gap-6">
        <Breadcrumbs
          label="Breadcrumb"
          crumbs={[
            { name: 'Home', href: '#frame' },
            { name: 'Plush', href: '#frame-1' },
            { name: 'Desk companions', href: '#frame-2' },
          ]}
        />
        <SectionHead
          level={3}
          eyebrow="This season"
          aside={
            <a href="#frame" className="link">
              All 24
            </a>
          }
        >
          Best margin
        </SectionHead>
      </Figure>
      <Figure caption="Tabs" className="">
        <Tabs
          label="About the toy"
          tabs={[
            { id: 'details', label: 'Details', panel: <p>Velboa, 25 cm, ages 3 and up.</p> },
            { id: 'safety', label: 'Safety', panel: <p>EN 71-1, EN 71-2 and EN 71-3.</p> },
            { id: 'carton', label: 'Carton', panel: <p>48 × 36 × 40 cm, 4.2 kg, 40 on a pallet.</p> },
          ]}
        />
      </Figure>
      <Figure caption="A wide table scrolls within its own named region" className="">
        <TableRegion label="Orders of this year">
          <table className="table min-w-[40rem]">
            <thead>
              <tr>
                <th scope="col">Order</th>
                <th scope="col">Placed</th>
                <th scope="col">State</th>
                <th scope="col" className="num">
                  Cases
                </th>
                <th scope="col" className="num">
                  Total
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">TL-10412</th>
                <td>2 May 2026</td>
                <td>Packed</td>
                <td className="num">14</td>
                <td className="num">$1,488.60</td>
              </tr>
              <tr>
                <th scope="row">TL-10398</th>
                <td>18 April 2026</td>
                <td>Delivered</td>
                <td className="num">6</td>
                <td className="num">$412.00</td>
              </tr>
              <tr>
                <th scope="row">TL-10371</th>
                <td>3 April 2026</td>
                <td>Returned in part</td>
                <td className="num">110</td>
                <td className="num">$10,920.75</td>
              </tr>
            </tbody>
          </table>
        </TableRegion>
      </Figure>
      <Figure caption="Groups at the foot of the page" className="grid grid-cols-2 gap-8 sm:grid-cols-3">
        <FooterGroup
          title="Ordering"
          links={[
            { label: 'Help and contact', href: '#frame' },
            { label: 'Delivery', href: '#frame-1' },
            { label: 'Case packs', href: '#frame-2' },
          ]}
        />
        <FooterGroup
          title="Account"
          links={[
            { label: 'Your orders', href: '#frame' },
            { label: 'Addresses', href: '#frame-1' },
          ]}
        />
        <FooterGroup
          title="The small print"
          links={[
            { label: 'Terms of trade', href: '#frame' },
            { label: 'Privacy', href: '#frame-1' },
          ]}
        />
      </Figure>
    </Specimen>
  )
}

export function Layers() {
  return (
    <Specimen
      number={16}
      id="layers"
      title="Notices and layers"
      says="One thing at a time lies over the page. Escape closes one layer; what was done can be undone where it is told."
    >
      <Figure caption="Notices" className="grid gap-3">
        <Notice kind="note" title="Prices hold until Friday">
          The summer list starts on 1 June.
        </Notice>
        <Notice kind="good">Your trade account is open.</Notice>
        <Notice kind="warning" title="Two cases arrive later" action={<Button size="small">See which</Button>}>
          We send what is here now.
        </Notice>
        <Notice kind="problem" title="The card was declined">
          Nothing was taken. Try another card, or pay on account.
        </Notice>
      </Figure>
      <Figure caption="A banner across the page" className="">
        <Notice kind="warning" banner>
          You are offline. What you change waits.
        </Notice>
      </Figure>
      <Figure caption="Dialog, drawer, notes at the foot">
        <LayerDemo />
      </Figure>
    </Specimen>
  )
}

export function WaitingOutlines() {
  return (
    <Specimen
      number={17}
      id="waiting"
      title="Waiting"
      says="Outlines have the size of what comes, line for line, and appear only after 200 ms."
    >
      <Waiting label="Loading">
        <div className="grid gap-8 md:grid-cols-[17rem_minmax(0,1fr)]">
          <Figure caption="A card" className="">
            <CardOutline />
          </Figure>
          <Figure caption="A line sheet" className="">
            <SheetOutline rows={5} />
          </Figure>
        </div>
      </Waiting>
    </Specimen>
  )
}

export function States() {
  const go = <LinkButton href="#states">Open the catalogue</LinkButton>
  return (
    <Specimen
      number={18}
      id="states"
      title="Nothing here"
      says="Two passes of the press, and the second never sits quite on the first. There is always a way on."
    >
      <div className="grid border-line border-t border-l md:grid-cols-2 [&>*]:border-line [&>*]:border-r [&>*]:border-b">
        <EmptyState headingLevel={3} drawing={<EmptyCartDrawing />} title="The wagon is empty" actions={go}>
          Toys that you add wait here, also when you come back another day.
        </EmptyState>
        <EmptyState
          headingLevel={3}
          drawing={<NothingFoundDrawing />}
          title="Nothing under “zzqx”"
          actions={<LinkButton href="#states">Clear the filters</LinkButton>}
        >
          Check the spelling, or try a character, a material or an SKU.
        </EmptyState>
        <EmptyState headingLevel={3} drawing={<OfflineDrawing />} title="The line is cut" actions={<Button>Try again</Button>}>
          You are offline. Pages you have seen still open, and what you change is sent later.
        </EmptyState>
        <EmptyState
          headingLevel={3}
          drawing={<ErrorDrawing />}
          title="Something came loose"
          actions={<Button>Try again</Button>}
          reference="Reference 7f3a-19"
        >
          A part of the shop does not answer. Nothing in your order is lost.
        </EmptyState>
        <EmptyState headingLevel={3} drawing={<NoOrdersDrawing />} title="No orders yet" actions={go}>
          The first page of your book is still blank.
        </EmptyState>
        <EmptyState headingLevel={3} drawing={<NotFoundDrawing />} title="This plate is missing" actions={go}>
          The toy may have been discontinued, or the address has a slip.
        </EmptyState>
        <EmptyState headingLevel={3} drawing={<NoListsDrawing />} title="Nothing kept yet" actions={go}>
          Lists hold what you order again and again; colleagues see those that you share.
        </EmptyState>
        <EmptyState
          headingLevel={3}
          drawing={<OrderSentDrawing />}
          title="On its way"
          actions={<LinkButton href="#states">See the order</LinkButton>}
        >
          We write when the lorry leaves.
        </EmptyState>
      </div>
    </Specimen>
  )
}
