'use client'
import { Button } from '@toyline/ui/controls/button'
import { CheckField } from '@toyline/ui/controls/check-field'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { TextField } from '@toyline/ui/controls/text-field'
import { useState } from 'react'

/** Three fields that can each be wrong. */
export function SampleForm() {
  const [isSent, setSent] = useState(false)
  return (
    <CheckedForm
      locale="en"
      problemsTitle={{ one: 'One thing needs your attention', other: '{count} things need your attention' }}
      onSubmit={(event) => {
        event.preventDefault()
        setSent(true)
      }}
      className="grid gap-5"
    >
      <TextField
        id="s-mail"
        label="Work e-mail"
        type="email"
        name="email"
        autoComplete="email"
        required
        complaints={{ valueMissing: 'Write your e-mail address.', typeMismatch: 'Write the address in full, such as anna@shop.example.' }}
      />
      <TextField
        id="s-postcode"
        label="Postcode"
        name="postcode"
        autoComplete="postal-code"
        required
        pattern="[A-Za-z0-9 \-]{4,10}"
        complaints={{ valueMissing: 'Write the postcode.', patternMismatch: 'A postcode has 4 to 10 letters and digits.' }}
      />
      <CheckField id="s-terms" name="terms" label="I buy for resale" required complaints={{ valueMissing: 'Tick this to go on.' }} />
      <div className="flex items-center gap-4">
        <Button type="submit" look="primary">
          Apply
        </Button>
        <p role="status" className="font-semibold text-ok">
          {isSent ? 'Sent.' : ''}
        </p>
      </div>
    </CheckedForm>
  )
}
