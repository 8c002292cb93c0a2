import { Button } from '@toyline/ui/controls/button'
import { CheckField } from '@toyline/ui/controls/check-field'
import { IconButton } from '@toyline/ui/controls/icon-button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { NumberField } from '@toyline/ui/controls/number-field'
import { QuantityStepper } from '@toyline/ui/controls/quantity-stepper'
import { RadioCards } from '@toyline/ui/controls/radio-cards'
import { SelectField } from '@toyline/ui/controls/select-field'
import { TextArea } from '@toyline/ui/controls/text-area'
import { TextField } from '@toyline/ui/controls/text-field'
import * as desk from '@toyline/ui/icons/desk'
import * as goods from '@toyline/ui/icons/goods'
import * as signs from '@toyline/ui/icons/signs'
import { CaseDemo } from './case-demo.tsx'
import { SampleForm } from './sample-form.tsx'
import { Figure, Specimen } from './specimen.tsx'
import { STEPPER_WORDS } from './words.ts'

export function Icons() {
  const all = [...Object.entries(goods), ...Object.entries(signs), ...Object.entries(desk)]
  return (
    <Specimen number={3} id="icons" title="Icons" says="One pen on a 24 px grid. They repeat what words say and never stand in for them.">
      <Figure caption="Drawn at 24 px" className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-y-5">
        {all.map(([name, Sign]) => (
          <div key={name} className="grid justify-items-center gap-2 text-ink-2 text-xs">
            <span className="text-ink">
              <Sign size={24} />
            </span>
            {name.replace('Icon', '')}
          </div>
        ))}
      </Figure>
    </Specimen>
  )
}

export function Buttons() {
  return (
    <Specimen
      number={4}
      id="buttons"
      title="Buttons"
      says="One primary in a view. Busy keeps the width and the focus; what cannot be pressed is only an outline."
    >
      <Figure caption="Looks: primary, plain, quiet, danger">
        <Button look="primary">Add to order</Button>
        <Button>Save for later</Button>
        <Button look="quiet">Cancel</Button>
        <Button look="danger">Remove the line</Button>
      </Figure>
      <Figure caption="Sizes: large, medium, small; with an icon; icon alone">
        <Button look="primary" size="large">
          Go to checkout
        </Button>
        <Button look="primary">
          <signs.PlusIcon /> Add a case
        </Button>
        <Button size="small">Undo</Button>
        <IconButton label="Copy">
          <desk.CopyIcon />
        </IconButton>
        <IconButton label="Close" look="quiet" size="small">
          <signs.CrossIcon size={18} />
        </IconButton>
      </Figure>
      <Figure caption="Busy, not available, and a link that looks like a button">
        <Button look="primary" busy="Adding">
          Add to order
        </Button>
        <Button busy="Saving">Save</Button>
        <Button disabled>Go to checkout</Button>
        <LinkButton href="#buttons">Open the catalogue</LinkButton>
      </Figure>
    </Specimen>
  )
}

export function Fields() {
  return (
    <Specimen
      number={5}
      id="fields"
      title="Fields"
      says="Nothing is said while somebody types. A field speaks when it is left, and takes it back as soon as it is right."
    >
      <Figure caption="Empty, with a hint, refused, not available" className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
        <TextField id="f-company" label="Company" autoComplete="organization" />
        <TextField id="f-po" label="Purchase order" optional="(optional)" hint="Printed on the invoice." placeholder="PO-" />
        <TextField id="f-mail" label="E-mail" type="email" defaultValue="anna@" error="Write the part after the @, such as shop.example." />
        <TextField id="f-account" label="Account" defaultValue="Corner Toys, Leeds" disabled />
        <SelectField
          id="f-country"
          label="Country"
          placeholder="Choose"
          options={[
            { value: 'gb', label: 'United Kingdom' },
            { value: 'de', label: 'Germany' },
          ]}
        />
        <NumberField id="f-limit" label="Spending limit" before="$" after="per order" defaultValue="1500" />
        <TextArea id="f-note" label="Note for the warehouse" optional="(optional)" className="sm:col-span-2" />
      </Figure>
      <Figure caption="A form: leave a field, correct it, send it with three mistakes" className="max-w-xl">
        <SampleForm />
      </Figure>
    </Specimen>
  )
}

export function Choices() {
  return (
    <Specimen
      number={6}
      id="choices"
      title="Choices"
      says="Tick boxes as on an order form. A choice of few shows what each means and costs."
    >
      <Figure caption="Tick boxes" className="grid">
        <CheckField id="c-terms" label="I have read the terms of trade" defaultChecked />
        <CheckField
          id="c-split"
          label="Send what is there now"
          hint="The rest follows when it arrives, without a second charge for freight."
        />
        <CheckField id="c-age" label="I buy for resale" error="Tick this to open a trade account." />
        <CheckField id="c-off" label="Pay on account" disabled />
      </Figure>
      <Figure caption="Radio cards" className="max-w-xl">
        <RadioCards
          id="c-delivery"
          name="delivery"
          legend="Delivery"
          defaultValue="pallet"
          cards={[
            { value: 'parcel', label: 'Parcels', note: 'Two to four working days', aside: '$18.00' },
            {
              value: 'pallet',
              label: 'One pallet',
              note: 'Booked for a day that suits you',
              aside: 'free',
              more: 'The driver rings an hour before.',
            },
            { value: 'collect', label: 'Collect', note: 'Not for this address', aside: 'free', disabled: true },
          ]}
        />
      </Figure>
    </Specimen>
  )
}

export function Quantity() {
  return (
    <Specimen
      number={7}
      id="quantity"
      title="Quantity in cases"
      says="Steps are whole cases. A number in between is rounded up, with the reason, and the case below is offered."
    >
      <Figure caption="Large beside a price, medium, small in a row" className="flex flex-wrap items-start gap-8">
        <QuantityStepper
          label="Quantity"
          casePack={12}
          smallest={12}
          price={{ amount: 495, currency: 'USD' }}
          locale="en-US"
          words={STEPPER_WORDS}
          size="large"
        />
        <QuantityStepper label="Quantity" casePack={6} smallest={6} defaultQuantity={18} locale="en-US" words={STEPPER_WORDS} />
        <QuantityStepper label="Quantity" casePack={24} smallest={48} locale="en-US" words={STEPPER_WORDS} size="small" />
      </Figure>
      <Figure caption="On a card: one press, one case" className="flex flex-wrap gap-8">
        <CaseDemo first={0} />
        <CaseDemo first={2} />
      </Figure>
    </Specimen>
  )
}
