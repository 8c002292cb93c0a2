import { Icon, type IconProps } from './icon.tsx'

export const PersonIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 20.5c1.5-4 4.5-5.5 8-5.5s6.5 1.5 8 5.5" />
  </Icon>
)

export const SunIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4" />
  </Icon>
)

export const MoonIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />
  </Icon>
)

/** Day and night as the machine has it. */
export const SystemIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
  </Icon>
)

export const GlobeIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c2.5 2.5 3.8 5.4 3.8 8.5S14.5 18 12 20.5C9.5 18 8.2 15.1 8.2 12S9.5 6 12 3.5z" />
  </Icon>
)

export const HeartIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M12 20C6 15.7 3.5 12.6 3.5 9.2 3.5 6.6 5.4 4.7 7.8 4.7c1.8 0 3.3 1 4.2 2.7.9-1.7 2.4-2.7 4.2-2.7 2.4 0 4.3 1.9 4.3 4.5 0 3.4-2.5 6.5-8.5 10.8z" />
  </Icon>
)

/** A list that was kept. */
export const ListIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M9.5 6.5h11M9.5 12h11M9.5 17.5h11" />
    <path d="m3.5 6.3 1.3 1.4 2.2-2.7M3.7 11h2.2v2.2H3.7zM3.7 16.4h2.2v2.2H3.7z" />
  </Icon>
)

export const BellIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M5 17h14c-1.5-1.5-2-3-2-6.5a5 5 0 0 0-10 0C7 14 6.5 15.5 5 17zM10.2 20h3.6M12 5.5V3.5" />
  </Icon>
)

export const CopyIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M8.5 8.5h11v12h-11z" />
    <path d="M15.5 8.5v-5h-11v12h4" />
  </Icon>
)

export const PrinterIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3" />
    <path d="M7 14h10v6.5H7z" />
  </Icon>
)

export const DownloadIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M12 4v11.5M7 11l5 5 5-5M4.5 20h15" />
  </Icon>
)

export const CalendarIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8" />
  </Icon>
)

export const ReceiptIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M6 3.5v17l2-1.3 2 1.3 2-1.3 2 1.3 2-1.3 2 1.3v-17z" />
    <path d="M9.5 8.5h5M9.5 12.5h5" />
  </Icon>
)

/** Dense as plates. */
export const GalleryIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z" />
  </Icon>
)

/** Dense as rows. */
export const CompactIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 5h5v5H4zM12 6h8M12 9h5M4 14h5v5H4zM12 15h8M12 18h5" />
  </Icon>
)

/** Dense as an order form. */
export const SheetIcon = (icon: IconProps) => (
  <Icon {...icon}>
    <path d="M4 4.5h16v15H4zM4 9.5h16M4 14.5h16M14.5 4.5v15" />
  </Icon>
)
