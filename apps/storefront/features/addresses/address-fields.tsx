'use client'
import type { AddressField, AddressFormat } from '@toyline/addresses/form'
import { SelectField } from '@toyline/ui/controls/select-field'
import { TextField } from '@toyline/ui/controls/text-field'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '#words/client.tsx'
import { AddressOpinion } from './address-opinion.tsx'
import { fieldName } from './address-words.ts'
import type { AddressState } from './use-address.ts'

type Props = {
  /** Makes the ids and names of this form's fields its own. */
  prefix: string
  /** `shipping` or `billing`, as the HTML autocomplete attribute knows them. */
  purpose: 'shipping' | 'billing'
  state: AddressState
  countries: { code: string; name: string }[]
}

/** Where the postcode says the town, so that it is asked for first. */
const KNOWN_TOWNS = ['US']
/** Asked for by few countries' posts and used by few people. */
const RARE = ['company', 'line2'] as const
type Rare = (typeof RARE)[number]

export function addressFieldId(prefix: string, part: string): string {
  return `${prefix}-${part}`
}

export function AddressFields({ prefix, purpose, state, countries }: Props) {
  const { value, format, refused, change, check, missing, fill } = state
  const t = useWords('addresses')
  const forms = useWords('forms')
  const [added, setAdded] = useState<readonly Rare[]>([])
  const id = (part: string) => addressFieldId(prefix, part)

  const lookUpTown = async () => {
    if (!KNOWN_TOWNS.includes(value.country) || value.city !== '' || !/^\d{5}/.test(value.postcode)) return
    const place = await fetch(`/places/${encodeURIComponent(value.postcode)}`, { signal: AbortSignal.timeout(3_000) })
      .then((response) => (response.ok ? (response.json() as Promise<{ city: string; state: string }>) : null))
      .catch(() => null)
    if (place) fill({ city: place.city, area: place.state })
  }
  const add = (part: Rare) => {
    flushSync(() => setAdded([...added, part]))
    document.getElementById(id(part))?.focus()
  }
  const isAway = (name: string): name is Rare =>
    (RARE as readonly string[]).includes(name) && value[name as Rare] === '' && !added.includes(name as Rare)
  const fields = inOrder(format)
  return (
    <div className="grid gap-4 sm:grid-cols-6">
      {countries.length > 1 ? (
        <SelectField
          id={id('country')}
          name={id('country')}
          className="sm:col-span-6"
          label={t('country')}
          autoComplete={`${purpose} country`}
          value={value.country}
          onChange={(event) => change('country', event.target.value)}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      {fields
        .filter(({ name }) => !isAway(name))
        .map((field) => {
          const common = {
            id: id(field.name),
            name: id(field.name),
            className: widthOf(field),
            label: fieldName(t, field),
            optional: field.required ? undefined : forms('optional'),
            required: field.required,
            autoComplete: `${purpose} ${field.autocomplete}`,
            value: value[field.name],
            error: refused[field.name],
            complaints: { valueMissing: missing(field.name) },
            check: check(field.name),
          }
          return field.name === 'area' && format.areas.length > 0 ? (
            <SelectField
              key="area"
              {...common}
              placeholder={t('choose')}
              options={format.areas.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(event) => change('area', event.target.value)}
            />
          ) : (
            <TextField
              key={field.name}
              {...common}
              hint={field.name === 'phone' ? t('phoneHint') : undefined}
              onChange={(event) => change(field.name, event.target.value)}
              onBlur={field.name === 'postcode' ? () => void lookUpTown() : undefined}
              maxLength={field.maxLength}
              type={field.name === 'phone' ? 'tel' : 'text'}
              inputMode={field.numeric ? 'numeric' : undefined}
            />
          )
        })}
      {purpose === 'shipping' ? <AddressOpinion state={state} /> : null}
      <p className="flex flex-wrap gap-x-6 sm:col-span-6">
        {fields.map(({ name }) =>
          isAway(name) ? (
            <button key={name} type="button" className="link min-h-9 text-sm" onClick={() => add(name)}>
              {t(`add.${name}`)}
            </button>
          ) : null,
        )}
      </p>
    </div>
  )
}

function inOrder({ country, fields }: AddressFormat): AddressField[] {
  if (!KNOWN_TOWNS.includes(country)) return fields
  const rank = ({ name }: AddressField) => (name === 'phone' ? 2 : name === 'city' || name === 'area' ? 1 : 0)
  return [...fields].sort((a, b) => rank(a) - rank(b))
}

function widthOf({ name }: AddressField): string {
  if (name === 'city' || name === 'area' || name === 'postcode') return 'sm:col-span-2'
  return 'sm:col-span-6'
}
