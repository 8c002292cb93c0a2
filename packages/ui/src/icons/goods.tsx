import { Icon, type IconProps } from './icon.tsx'

/** A case: one closed box, taped. */
export const CaseIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 7.5h16v12H4z" />
    <path d="M4 7.5 6.5 4h11L20 7.5M10 7.5V13l2-1.3 2 1.3V7.5" />
  </Icon>
)

/** A shipping carton: what the cart is made of in wholesale. */
export const CartonIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M3.5 8 12 4l8.5 4v8.5L12 21l-8.5-4.5z" />
    <path d="M3.5 8 12 12l8.5-4M12 12v9M7.7 6l8.6 4" />
  </Icon>
)

export const TagIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M3.5 12 8 5.5h12.5v13H8z" />
    <circle cx="9" cy="12" r="1.4" />
    <path d="M13 10.2h4.5M13 13.8h3" />
  </Icon>
)

export const TruckIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4.5 16.5h-2v-10h11v10h-4.5M13.5 10h4l4 3.5v3h-2M14.5 16.5h-1" />
    <circle cx="6.75" cy="17" r="2.25" />
    <circle cx="17" cy="17" r="2.25" />
  </Icon>
)

export const RulerIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M3 8.5h18v7H3z" />
    <path d="M6.6 8.5v3M10.2 8.5v4.2M13.8 8.5v3M17.4 8.5v4.2" />
  </Icon>
)

/** The order book: what others call a cart. */
export const BookIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M6.5 3.5h12v17h-12A2.5 2.5 0 0 1 4 18V6a2.5 2.5 0 0 1 2.5-2.5z" />
    <path d="M8 3.5v17M11.5 8.2h4M11.5 12h4M11.5 15.8h2.5" />
  </Icon>
)

/** A toy, where none in particular is meant. */
export const BearIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4.9 8.6a2.6 2.6 0 1 1 4-3.2M19.1 8.6a2.6 2.6 0 1 0-4-3.2" />
    <path d="M12 4.8c5 0 8 3.4 8 7.7s-3.2 7.7-8 7.7-8-3.4-8-7.7 3-7.7 8-7.7z" />
    <path d="M9 11.4v.1M15 11.4v.1M10.6 14.2h2.8L12 15.6zM9.8 16.4c1.3 1.1 3.1 1.1 4.4 0" />
  </Icon>
)

/** A shop that goods are sent to. */
export const ShopIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4.5 10.5v9h15v-9M3 9l2-4.5h14L21 9c0 1.4-1.1 2.3-2.2 2.3S16.5 10.4 16.5 9c0 1.4-1.1 2.3-2.25 2.3S12 10.4 12 9c0 1.4-1.1 2.3-2.25 2.3S7.5 10.4 7.5 9c0 1.4-1.1 2.3-2.25 2.3S3 10.4 3 9z" />
    <path d="M9.5 19.5v-4.5h5v4.5" />
  </Icon>
)
