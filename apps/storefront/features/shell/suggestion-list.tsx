import type { Picture as PictureData } from '@toyline/contracts'
import { Picture } from '../catalogue/picture.tsx'

export type Option = { key: string; href: string; label: string; lang?: string | undefined; note?: string; picture?: PictureData }
export type Group = { name: string; options: Option[] }

type Props = {
  id: string
  label: string
  groups: readonly Group[]
  hidden: boolean
  /** The place of the chosen option among all of them; -1 for none. */
  active: number
  onChoose: (option: Option) => void
}

/** The id of an option by its place, for `aria-activedescendant`. */
export const optionId = (listId: string, place: number): string => `${listId}-${place}`

/** Suggestions in named groups (ARIA listbox). Focus stays in the input. */
export function SuggestionList({ id, label, groups, hidden, active, onChoose }: Props) {
  let place = -1
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      hidden={hidden}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-[70vh] overflow-y-auto rounded-md border border-line-strong bg-card p-1.5 shadow-layer"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot live inside a listbox
        <div key={group.name} role="group" aria-label={group.name}>
          <p aria-hidden="true" className="px-2.5 pt-2 pb-0.5 text-ink-3 text-xs">
            {group.name}
          </p>
          {group.options.map((option) => {
            place += 1
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox moves and chooses with the keyboard
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input (aria-activedescendant)
              <div
                key={option.key}
                id={optionId(id, place)}
                role="option"
                aria-selected={place === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(option)}
                className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2.5 hover:bg-sunken aria-selected:bg-sunken"
              >
                {option.picture ? (
                  <span className="size-9 shrink-0">
                    <Picture picture={option.picture} sizes="36px" atMost={36} alt="" className="size-full object-contain" />
                  </span>
                ) : null}
                <span lang={option.lang} className="min-w-0 flex-1 truncate">
                  {option.label}
                </span>
                {option.note ? <span className="num shrink-0 text-ink-2 text-sm">{option.note}</span> : null}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
