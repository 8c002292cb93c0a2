'use client'
import type { AddressField, Area } from '@toyline/addresses/form'
import { useState } from 'react'
import { useWords } from '#words/client.tsx'
import { describedBy, Field, FieldLabel, FieldWords } from '../ui/field.tsx'
import { fieldName } from './address-words.ts'
import type { AddressState } from './use-address.ts'

type Props = {
  /** Makes the ids of this form's fields its own. */
  prefix: string
  /** `shipping` or `billing`, as the HTML autocomplete attribute knows them. */
  purpose: 'shipping' | 'billing'
  state: AddressState
  countries: { code: string; name: string }[]
}

export function addressFieldId(prefix: string, part: string): string {
  return `${prefix}-${part}`
}

export function AddressFields({ prefix, purpose, state, countries }: Props) {
  const { value, format, errors, change, leave, fill } = state
  const t = useWords('addresses')
  const [hasLine2, setHasLine2] = useState(false)

  const onPostcodeLeft = async () => {
    leave('postcode')
    if (value.country !== 'US' || value.city !== '' || !/^\d{5}/.test(value.postcode)) return
    const place = await fetch(`/places/${encodeURIComponent(value.postcode)}`, { signal: AbortSignal.timeout(3_000) })
      .then((response) => (response.ok ? (response.json() as Promise<{ city: string; state: string }>) : null))
      .catch(() => null)
    if (place) fill({ city: place.city, area: place.state })
  }

  const fields = format.fields.filter(({ name }) => name !== 'line2' || hasLine2 || value.line2 !== '')
  return (
    <div className="grid gap-4 sm:grid-cols-6">
      {countries.length > 1 ? (
        <div className="sm:col-span-6">
          <FieldLabel id={addressFieldId(prefix, 'country')}>{t('country')}</FieldLabel>
          <select
            id={addressFieldId(prefix, 'country')}
            className="input"
            autoComplete={`${purpose} country`}
            value={value.country}
            onChange={(event) => change('country', event.target.value)}
          >
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {fields.map((field) =>
        field.name === 'area' && format.areas.length > 0 ? (
          <AreaField key="area" prefix={prefix} purpose={purpose} field={field} areas={format.areas} state={state} />
        ) : (
          <Field
            key={field.name}
            id={addressFieldId(prefix, field.name)}
            className={widthOf(field)}
            label={fieldName(t, field)}
            isOptional={!field.required}
            hint={field.name === 'phone' ? t('phoneHint') : undefined}
            error={errors[field.name]}
            value={value[field.name]}
            onChange={(event) => change(field.name, event.target.value)}
            onBlur={() => (field.name === 'postcode' ? void onPostcodeLeft() : leave(field.name))}
            autoComplete={`${purpose} ${field.autocomplete}`}
            maxLength={field.maxLength}
            required={field.required}
            type={field.name === 'phone' ? 'tel' : 'text'}
            inputMode={field.numeric ? 'numeric' : undefined}
          />
        ),
      )}
      {hasLine2 || value.line2 !== '' ? null : (
        <button type="button" className="link justify-self-start py-1 text-sm sm:col-span-6" onClick={() => setHasLine2(true)}>
          {t('addLine2')}
        </button>
      )}
    </div>
  )
}

type AreaProps = Omit<Props, 'countries'> & { field: AddressField; areas: Area[] }

function AreaField({ prefix, purpose, field, areas, state: { value, errors, change, leave } }: AreaProps) {
  const t = useWords('addresses')
  const id = addressFieldId(prefix, 'area')
  return (
    <div className={widthOf(field)}>
      <FieldLabel id={id} isOptional={!field.required}>
        {fieldName(t, field)}
      </FieldLabel>
      <select
        id={id}
        className="input"
        autoComplete={`${purpose} ${field.autocomplete}`}
        required={field.required}
        value={value.area}
        onChange={(event) => change('area', event.target.value)}
        onBlur={() => leave('area')}
        aria-invalid={errors.area ? true : undefined}
        aria-describedby={describedBy(id, null, errors.area)}
      >
        <option value="">{t('choose')}</option>
        {areas.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <FieldWords id={id} error={errors.area} />
    </div>
  )
}

function widthOf({ name }: AddressField): string {
  if (name === 'city' || name === 'area' || name === 'postcode') return 'sm:col-span-2'
  return name === 'name' || name === 'company' ? 'sm:col-span-3' : 'sm:col-span-6'
}
