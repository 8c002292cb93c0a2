import { Icon, type IconProps } from './icon.tsx'

export const SearchIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.4 15.4 5.1 5.1" />
  </Icon>
)

export const PlusIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
)

export const MinusIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M5 12h14" />
  </Icon>
)

export const CrossIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
)

export const CheckIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="m4.5 12.8 4.8 5L19.5 5.5" />
  </Icon>
)

export const ChevronDownIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="m5.5 9 6.5 6.5L18.5 9" />
  </Icon>
)

export const ChevronUpIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M5.5 15.5 12 9l6.5 6.5" />
  </Icon>
)

export const ChevronLeftIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M15 5.5 8.5 12l6.5 6.5" />
  </Icon>
)

export const ChevronRightIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M9 5.5 15.5 12 9 18.5" />
  </Icon>
)

export const AlertIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M12 4 2.5 20h19zM12 10v4.5M12 17.3v.1" />
  </Icon>
)

export const InfoIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11v5.5M12 7.7v.1" />
  </Icon>
)

export const ZoomIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.4 15.4 5.1 5.1M10.5 8v5M8 10.5h5" />
  </Icon>
)

/** Turn the toy. */
export const RotateIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 12c0-2 3.6-3.6 8-3.6s8 1.6 8 3.6-3.6 3.6-8 3.6" />
    <path d="m14.5 12.6-3 3 3 3M12 3.5v2M12 18.5v2" />
  </Icon>
)

export const FilterIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 7h16M7 12h10M10 17h4" />
  </Icon>
)

export const UndoIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4.5 9.5h10a5 5 0 0 1 0 10H8" />
    <path d="M8.5 5.5l-4 4 4 4" />
  </Icon>
)
